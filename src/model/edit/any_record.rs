//! A record of any table, and what has to be done to all tables alike.

use std::sync::Arc;

use super::{Refusal, put};
use crate::model::basics::{Day, Id};
use crate::model::map::{PartnershipMap, Records, for_each_table};
use crate::model::record::*;
use crate::model::refs::{Fate, Fates, References};

/// Whether a record has a name that does not stay.
fn is_concerned(record: &impl References, fates: &Fates<'_>) -> bool {
    let mut concerned = false;
    record.names(&mut |_, table, id| concerned |= !matches!(fates(table, id), Fate::Stays));
    concerned
}

/// The slots of all records that have a name which does not stay, and what becomes of these records.
fn changed<T: Record + References>(records: &Records<T>, fates: &Fates<'_>) -> Vec<(usize, Option<Arc<T>>)> {
    let slots = records.slots().enumerate();
    let concerned = slots.filter_map(|(slot, record)| Some((slot, record?))).filter(|(_, record)| {
        let record: &T = record;
        is_concerned(record, fates)
    });
    concerned
        .map(|(slot, record)| {
            let mut record = T::clone(record);
            let survives = record.rename(fates);
            (slot, survives.then(|| Arc::new(record)))
        })
        .collect()
}

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

        /// Gives every name in the map its fate; what does not survive is taken out.
        /// Returns the ids that were taken out.
        pub(super) fn rename_all(map: &mut PartnershipMap, fates: &Fates<'_>) -> Vec<(Table, Id)> {
            if is_concerned(&*map.info, fates) {
                Arc::make_mut(&mut map.info).rename(fates);
            }
            let mut gone = Vec::new();
            // Untouched records keep their place in memory, which is how the store knows them.
            $(for (slot, record) in changed(&map.$field, fates) {
                if record.is_none() {
                    let old = map.$field.at(slot).and_then(|old| Record::id(&**old));
                    gone.extend(old.map(|id| (Table::$record, id.clone())));
                }
                map.$field.set(slot, record);
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
                self.info.names(&mut |_, table, id| each(None, None, table, id));
                $(for record in self.$field.iter() {
                    record.names(&mut |_, table, id| each(Some(Table::$record), record.id(), table, id));
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
