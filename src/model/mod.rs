//! WHAT IS RECORDED: the map, its records, and the rules of the field. No files, no clock, no terminal.
//!
//! Everything derived (current rung, overdue, days left) is computed for a day that the caller passes in;
//! everything that changes goes through [`Edit`].

pub mod agreement;
pub mod basics;
pub mod check;
pub mod code;
pub mod edit;
pub mod ladder;
pub mod map;
pub mod naming;
pub mod need;
pub mod record;
pub mod redact;
pub(crate) mod refs;
pub mod touch;

pub use agreement::Standing;
pub use basics::{Clock, Day, Fault, Id, day_as_text};
pub use code::*;
pub use edit::{AnyRecord, Edit, Refusal};
pub use ladder::{Bilingual, Criterion};
pub use map::{HasTable, PartnershipMap, Records};
pub use naming::{folded_name, name_words};
pub use need::{Supply, Surroundings, introducers};
pub use record::*;
pub use refs::Receiver;
pub use touch::{last_touch, last_touches, latest_contacts};
