//! The interface as stories: what somebody types, what stands on the screen, what lands in the file.

mod drafts;
mod file;
mod first;
mod forms;
mod help;
mod import;
mod map;
mod needs;
mod practice;
mod robust;
mod screens;
mod typing;
