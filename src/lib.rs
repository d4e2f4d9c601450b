//! Simpul: partnership maps for social workers, in one TOML file that cannot be lost.
//!
//! The map of the house, one line a room; `docs/architecture.md` says who may know whom.

pub mod agenda; // everything that is due
pub mod app; // state and decisions of the interface
pub mod atlas; // many maps as one answer
pub mod cli; // one file a sub-command
pub mod clock; // the day of this machine
pub mod export; // pictures and tables for people who do not have the program
pub mod history; // revisions: undo and redo move a cursor
pub mod import; // lists and networks of other programs, as edits
pub mod insight; // what the rules of the field find in a map
pub mod layout; // from a graph to positions
pub mod locale; // words, dates, numbers, in Indonesian and English
pub mod merge; // two versions of a map compared and joined
pub mod model; // what is recorded, and the rules of the field
pub mod network; // the graph of a map, and its measures
pub mod report; // what is said of a map, once for every place that says it
pub mod shell; // the event loop, the terminal, the worker
pub mod store; // the only room that touches files
pub mod trouble; // what can go wrong, as data
pub mod twins; // parties that may be one
pub mod ui; // drawing
