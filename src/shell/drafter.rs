//! The thread that makes large pictures, so that the screen never waits for one. Only the newest is made.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};

use crate::app::event::Event;
use crate::app::export::Order;
use crate::app::found::ToFind;
use crate::app::map::picture::Request;
use crate::model::Lang;

use super::{Message, export, import};

/// Progress is told in steps of this size.
const STEP: f32 = 0.04;

/// The thread, seen from the loop. It ends with the program: nothing is lost when a picture is not finished.
pub(super) struct Drafter {
    requests: Sender<(u64, Request)>,
    newest: Arc<AtomicU64>,
    out: Sender<Message>,
}

impl Drafter {
    /// Starts the thread.
    pub(super) fn start(out: Sender<Message>) -> Self {
        let (requests, inbox) = channel::<(u64, Request)>();
        let newest = Arc::new(AtomicU64::new(0));
        let wanted = Arc::clone(&newest);
        let answers = out.clone();
        std::thread::spawn(move || {
            for (ticket, request) in inbox {
                let mut told = 0.0;
                let mut progress = |share: f32| {
                    if share - told >= STEP {
                        told = share;
                        let _ = out.send(Message::App(Event::Drafting(ticket, share)));
                    }
                    wanted.load(Ordering::Relaxed) == ticket
                };
                if let Some(picture) = request.make(&mut progress) {
                    let _ = out.send(Message::App(Event::Drafted(ticket, Arc::new(picture))));
                }
            }
        });
        Self { requests, newest, out: answers }
    }

    /// Makes a report or data; each has a thread of its own, because each is wanted.
    pub(super) fn export(&self, order: Box<Order>) {
        let out = self.out.clone();
        std::thread::spawn(move || {
            let mut tell = |event| {
                let _ = out.send(Message::App(event));
            };
            let done = export::carry_out(&order, &mut tell);
            tell(done);
        });
    }

    /// Reads a list that is to be imported, which may be long.
    pub(super) fn read_list(&self, path: PathBuf, lang: Lang) {
        let out = self.out.clone();
        std::thread::spawn(move || {
            let _ = out.send(Message::App(import::carry_out(&path, lang)));
        });
    }

    /// Has findings computed by a thread of their own: they take a moment only, and none is given up.
    pub(super) fn find(&self, work: ToFind) {
        let out = self.out.clone();
        std::thread::spawn(move || {
            work.find();
            let _ = out.send(Message::App(Event::Found));
        });
    }

    /// Asks for a picture; the one that is being made is given up.
    pub(super) fn send(&self, ticket: u64, request: Request) {
        self.newest.store(ticket, Ordering::Relaxed);
        let _ = self.requests.send((ticket, request));
    }
}
