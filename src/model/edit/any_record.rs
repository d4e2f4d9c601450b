//! A record of any table, and what has to be done to all tables alike.

use std::sync::Arc;

use super::{Refusal, put};
use crate::model::basics::{Day, Id};
use crate::model::map::{PartnershipMap, for_each_table};
use crate::model::record::*;
use crate::model::refs::References;

macro_rules! any_record {
    ($($record:ident $field:ident),+) => {
        /// A record of any table, shared with the map into which it was put.
        #[derive(Clone, Debug, PartialEq)]
        pub enum AnyRecord {
            $(#[doc = concat!("A record of the table `", stringify!($record), "`.")] $record(Arc<$record>)),+
        }

        $(impl From<$record> for AnyRecord {
            fn from(record: $record) -> Self { Self::$record(Arc::new(record)) }
        }

        impl From<Arc<$record>> for AnyRecord {
            fn from(record: Arc<$record>) -> Self { Self::$record(record) }
        })+

        impl AnyRecord {
            /// Its table.
            pub fn table(&self) -> Table {
                match self { $(Self::$record(_) => Table::$record),+ }
            }

            pub(super) fn put(self, map: &mut PartnershipMap, today: Day) -> Result<(), Refusal> {
                match self { $(Self::$record(record) => put(map, record, today)),+ }
            }
        }

        /// Walks the references of every record and of the map; what does not survive is taken out.
        /// Returns the ids that were taken out.
        pub(super) fn walk_all(
            map: &mut PartnershipMap,
            keep: &mut dyn FnMut(&'static str, Table, &mut Id) -> bool,
        ) -> Vec<(Table, Id)> {
            let mut info = (*map.info).clone();
            info.walk(keep);
            if info != *map.info { map.info = info.into(); }
            let mut gone = Vec::new();
            $(for slot in 0..map.$field.slot_count() {
                let Some(record) = map.$field.at(slot).cloned() else { continue };
                let mut changed = (*record).clone();
                let mut touched = false;
                let survives = changed.walk(&mut |key, table, id| {
                    let before = id.clone();
                    let stays = keep(key, table, id);
                    touched |= !stays || *id != before;
                    stays
                });
                if !survives {
                    gone.extend(Record::id(&*record).map(|id| (Table::$record, id.clone())));
                    map.$field.set(slot, None);
                } else if touched {
                    map.$field.set(slot, Some(changed.into()));
                } else {
                    // Untouched records keep their place in memory, which is how the store knows them.
                }
            })+
            gone
        }

        pub(super) fn take_out(map: &mut PartnershipMap, table: Table, id: &Id) -> bool {
            match table { $(Table::$record => map.$field.remove(id)),+ }
        }

        impl PartnershipMap {
            /// Tells every name that a record gives another one: the table (nothing: the `[map]` table) and id of the
            /// record that names, then the table and id that it names.
            pub(crate) fn names(&self, each: &mut dyn FnMut(Option<Table>, Option<&Id>, Table, &Id)) {
                (*self.info).clone().walk(&mut |_, table, id| { each(None, None, table, id); true });
                $(for record in self.$field.iter() {
                    record.clone().walk(&mut |_, table, id| {
                        each(Some(Table::$record), record.id(), table, id);
                        true
                    });
                })+
            }

            /// How many records each table has lost on the way from `self` to `after`.
            pub fn losses(&self, after: &Self) -> Vec<(Table, usize)> {
                [$((Table::$record, self.$field.len().saturating_sub(after.$field.len()))),+]
                    .into_iter()
                    .filter(|(_, lost)| *lost > 0)
                    .collect()
            }
        }
    };
}
for_each_table!(any_record);
