//! A small map that breaks no rule, in the words of a file, so that a test can break one by changing a line.

use serde::Deserialize;
use simpul::model::check::{Broken, check};
use simpul::model::*;

/// The day on which the tests are read.
pub(crate) const TODAY: &str = "2026-03-31";

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub(crate) fn today() -> Day {
    day(TODAY)
}

pub(crate) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

macro_rules! file {
    ($($key:ident $record:ident $field:ident),+) => {
        #[derive(Deserialize)]
        struct File {
            format: i64,
            map: MapInfo,
            $(#[serde(default)] $key: Vec<$record>),+
        }

        /// A whole file, read strictly: any record that cannot be read is a failure.
        pub(crate) fn read(text: &str) -> PartnershipMap {
            let file: File = toml::from_str(text).unwrap_or_else(|fault| panic!("{fault}"));
            assert_eq!(file.format, 1);
            let mut map = PartnershipMap::new(file.map);
            $(for record in file.$key {
                if let Err(twin) = map.$field.push(record) { panic!("twice: {:?}", twin.id()); }
            })+
            map
        }
    };
}
file! {
    area Area areas, actor Actor actors, resource Resource resources, need Need needs,
    partnership Partnership partnerships, contribution Contribution contributions,
    agreement Agreement agreements, contact Contact contacts, meeting Meeting meetings,
    trust Trust trust, value Value values, proposal Proposal proposals,
    acknowledgement Acknowledgement acknowledgements
}

pub(crate) fn toy() -> PartnershipMap {
    read(TOY)
}

/// The toy map with one passage changed; the passage must be there.
pub(crate) fn with(old: &str, new: &str) -> PartnershipMap {
    assert!(TOY.contains(old), "the toy map has no `{old}`");
    read(&TOY.replacen(old, new, 1))
}

/// The toy map with more records at its end.
pub(crate) fn and(more: &str) -> PartnershipMap {
    read(&format!("{TOY}\n{more}"))
}

/// What is broken in a map, as rules.
pub(crate) fn broken(map: &PartnershipMap) -> Vec<Broken> {
    check(map, today()).into_iter().map(|found| found.broken).collect()
}

/// The errors of a map: table, id and rule, so that two maps can be compared.
pub(crate) fn errors(map: &PartnershipMap) -> Vec<(Option<Table>, Option<Id>, Broken)> {
    check(map, today())
        .into_iter()
        .filter(|found| found.broken.is_error())
        .map(|found| (found.table, found.id, found.broken))
        .collect()
}

pub(crate) const TOY: &str = r#"
format = 1
[map]
id = "mainan"
title = "Peta mainan"
anchor = "pkk"
start = 2025-01-01
end = 2026-12-31
settings = { expiring_days = 60 }

[[area]]
id = "kelurahan"
name = "Kelurahan"
[[area]]
id = "rw"
name = "RW 01"
within = "kelurahan"

[[actor]]
id = "kelurahan"
name = "Kelurahan Mawar"
kind = "government"
formality = "government_unit"
level = "ward"
[[actor]]
id = "pkk"
name = "PKK RW 01"
kind = "community"
formality = "registered"
level = "rw"
power = 3
introduced_by = "kelurahan"
[[actor]]
id = "lsm"
name = "LSM Tunas"
kind = "ngo"
formality = "legal_entity"
introduced_by = "pkk"
[[actor]]
id = "lama"
name = "PKK lama"
kind = "community"
status = "merged"
merged_into = "pkk"

[[resource]]
id = "ruang"
owner = "kelurahan"
category = "place"
description = "Ruang pertemuan"
value_rp = 500000
quantity = 1.0
from = 2025-01-01
to = 2025-12-31

[[need]]
id = "gizi"
title = "Makanan tambahan balita"
headcount = 20
priority = 1
basic_right = true
identified_at = "rapat"

[[partnership]]
id = "posyandu"
name = "Posyandu bersama"
members = ["kelurahan", "pkk", "lsm"]
lead = "pkk"
status = "active"
step = 3
needs = ["gizi"]
start = 2025-01-05
target = "collaboration"
next_action = { text = "Rapat", actor = "pkk", due = 2026-04-10 }
[[partnership.history]]
date = 2025-02-01
rung = "communication"
criteria = ["1.1", "1.2"]
evidence = ["notulen"]
[[partnership.history]]
date = 2025-06-01
rung = "cooperation"
criteria = ["1.1", "1.2", "2.1", "2.3", "2.4"]
evidence = [{ type = "minutes", ref = "map 3" }]
meeting = "rapat"
[[partnership.view]]
actor = "pkk"
rung = "coordination"
date = 2025-07-01

[[partnership]]
id = "berdua"
name = "PKK dan LSM"
members = ["pkk", "lsm"]
status = "planned"

[[contribution]]
id = "c1"
partnership = "posyandu"
giver = "pkk"
receiver = "residents"
category = "labour"
date = 2025-06-10
status = "delivered"
value_rp = 100000
obligation = "mou/mou-1"

[[contribution]]
id = "c2"
partnership = "berdua"
giver = "lsm"
receiver = "pkk"
category = "money"
date = 2025-06-10

[[agreement]]
id = "mou"
title = "Nota kesepahaman posyandu"
kind = "mou"
partnership = "posyandu"
parties = [{ actor = "kelurahan", number = "1/2025" }, "pkk", "lsm"]
signed = 2025-05-01
start = 2025-05-01
end = 2026-04-30
status = "in_force"
notice_days = 30
[[agreement.obligation]]
id = "mou-1"
party = "pkk"
description = "Menyiapkan kader"
due = 2025-12-31
[[agreement.obligation]]
id = "mou-2"
party = "kelurahan"
description = "Laporan"
due = 2026-01-31
recurs = "monthly"

[[agreement]]
id = "adendum"
title = "Adendum posyandu"
kind = "addendum"
parent = "mou"
parties = ["pkk", "lsm"]
status = "draft"

[[contact]]
id = "k1"
date = 2025-03-01
actor = "lsm"
partnership = "posyandu"
outcome = "Bersedia"

[[meeting]]
id = "rapat"
date = 2025-06-01
attending = ["pkk", "lsm"]
men = 3
women = 9
elements = { kader = { men = 0, women = 5 } }
decisions = [{ text = "Lanjut", needs = ["gizi"], partnerships = ["posyandu"] }]
followups = [{ task = "Surat", actor = "pkk", due = 2025-07-01, status = "done" }]

[[trust]]
id = "t1"
partnership = "posyandu"
rater = "pkk"
ratee = "lsm"
date = 2025-08-01
reliability = 4

[[value]]
partnership = "posyandu"
actor = "pkk"
value = "empowerment"
level = 2

[[proposal]]
id = "u1"
to = "kelurahan"
title = "Bantuan makanan"
needs = ["gizi"]
amount_rp = 2000000

[[acknowledgement]]
insight = "I08"
subjects = ["mou"]
reason = "Sudah dibahas"
until = 2026-06-30
"#;
