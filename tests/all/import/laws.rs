//! What holds for every list, however it is filled.

use proptest::prelude::*;
use simpul::model::{AnyRecord, Edit, PartnershipMap, Table};

use super::{empty, plan, today};

/// Cells as people fill them: names with twins, ids, figures, days, words of lists, nothing, nonsense.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec!["PKK", "pkk", "RW 07", "Puskesmas", "Dinas Sosial", "A1", "a1", "a-1"]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["warga", "pemerintah", "dana", "informasi", "directed", "mutual", "koordinasi", "3"]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["2025-01-31", "31/2/2025", "5,80", "1.250.000", "-4", "99", "ya", "=1+1"]).prop_map(str::to_owned),
        2 => Just(String::new()),
        1 => "[ -~éñ“”]{0,20}",
    ]
}

const HEADS: &[&[&str]] = &[
    &["ID", "Nama", "Jenis", "Alamat", "Kekuatan", "Diperkenalkan oleh", "Rating"],
    &["From", "To", "Type", "Direction", "Strength", "Date", "Label"],
    &["Nama", "Anggota", "Tujuan", "Status", "Mulai", "Selesai", "Penggerak"],
    &["Kebutuhan", "Bidang", "Prioritas", "Jumlah Jiwa", "Status", "Hak Dasar", "Lain"],
    &["Pemberi", "Penerima", "Jenis", "Nilai Rp", "Tanggal", "Uraian", "Lain"],
    &["Pemilik", "Jenis", "Uraian", "Jumlah", "Satuan", "Nilai", "Status"],
    &["Judul", "Jenis Dokumen", "Para Pihak", "Ditandatangani", "Mulai", "Berakhir", "Status"],
    &["Nama", "Dalam", "Tingkat", "Wilayah Induk", "Kode", "x", "y"],
];

fn list() -> impl Strategy<Value = (String, usize)> {
    (prop::sample::select(HEADS.to_vec()), prop::collection::vec(prop::collection::vec(cell(), 7), 1..25))
        .prop_map(|(head, rows)| {
            let mut writer = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(Vec::new());
            writer.write_record(head).unwrap();
            let mut count = 0;
            // A list that gives one id two names contradicts itself; that the last row counts is no law of sets.
            let id = head.iter().position(|name| matches!(*name, "ID" | "Kode"));
            let mut seen = std::collections::HashSet::new();
            for mut row in rows {
                if let Some(cell) = id.and_then(|at| row.get_mut(at))
                    && !seen.insert(cell.trim().to_owned())
                {
                    cell.clear();
                }
                let row = &row;
                writer.write_record(row).unwrap();
                count += usize::from(row.iter().any(|cell| !cell.trim().is_empty()));
            }
            (String::from_utf8(writer.into_inner().unwrap()).unwrap(), count)
        })
}

/// How many errors of the V rules a map has.
fn errors(map: &PartnershipMap) -> usize {
    simpul::model::check::check(map, today()).iter().filter(|finding| finding.broken.is_error()).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_row_is_taken_or_listed((text, rows) in list()) {
        let plan = plan(&empty(), &[("daftar.csv", text.as_bytes())]);
        let listed = plan.left_out.iter().filter(|one| one.column.is_none()).filter(|one| {
            !matches!(one.why, simpul::import::Why::NoColumn(_) | simpul::import::Why::NothingToName)
        });
        let whole = plan.left_out.iter().any(|one| one.why == simpul::import::Why::NothingToName);
        prop_assert!(whole || plan.rows + listed.count() == rows, "{} taken of {rows}\n{text}\n{:?}", plan.rows, plan.left_out);
    }

    #[test]
    fn what_is_taken_breaks_no_rule_and_undo_is_the_map_before((text, _) in list()) {
        let before = empty();
        let plan = plan(&before, &[("daftar.csv", text.as_bytes())]);
        prop_assert_eq!(errors(&plan.after), 0);
        if let Some(edit) = &plan.edit {
            let applied = edit.apply(&before, today());
            prop_assert_eq!(applied.as_ref(), Ok(&plan.after), "one edit gives the map that was planned");
            prop_assert_eq!(&before, &empty(), "and the one before is there to go back to");
        } else {
            prop_assert_eq!(&plan.after, &before);
        }
    }

    #[test]
    fn the_same_list_again_changes_nothing((text, _) in list()) {
        let first = plan(&empty(), &[("daftar.csv", text.as_bytes())]);
        let second = plan(&first.after, &[("daftar.csv", text.as_bytes())]);
        prop_assert!(second.changes_nothing(), "{text}\n{:?}", second.edit);
        let news: usize = second.counts.values().map(|count| count.new + count.changed).sum();
        prop_assert_eq!(news, 0);
    }
}

#[test]
fn a_changed_row_changes_its_record_only_and_an_empty_cell_changes_nothing() {
    let list = "Nama;Jenis;Kekuatan\nPKK;warga;3\nRW 07;warga;4\nDinas Sosial;pemerintah;5\n";
    let first = plan(&empty(), &[("mitra.csv", list.as_bytes())]);
    let changed = list.replace("RW 07;warga;4", "RW 07;;5");
    let second = plan(&first.after, &[("mitra.csv", changed.as_bytes())]);
    let count = second.counts[&Table::Actor];
    assert_eq!((count.new, count.changed, count.same), (0, 1, 2));
    let rw = second.after.actors.iter().find(|actor| actor.name == "RW 07").unwrap();
    assert_eq!((rw.power, rw.kind), (Some(5), simpul::model::ActorKind::Community));
}

#[test]
fn who_has_no_tie_is_kept_and_who_only_has_ties_is_added() {
    let nodes = "Label,Type\nPKK,warga\nMasjid Nurul,warga\n";
    let edges = "From,To\nPKK,Puskesmas Melati\n";
    // The order of the files does not matter.
    for files in [[("a.csv", nodes), ("b.csv", edges)], [("b.csv", edges), ("a.csv", nodes)]] {
        let files = files.map(|(name, text)| (name, text.as_bytes()));
        let plan = plan(&empty(), &files);
        let names: Vec<_> = plan.after.actors.iter().map(|actor| actor.name.as_str()).collect();
        assert_eq!(names, ["PKK", "Masjid Nurul", "Puskesmas Melati"]);
        assert_eq!((plan.made, plan.after.partnerships.len()), (1, 1));
        let made = plan.after.actors.iter().last().unwrap();
        assert_eq!(made.kind, simpul::model::ActorKind::Government, "its name says it");
    }
}

#[test]
fn kumu_joins_by_id_where_there_are_ids_and_a_cell_can_name_several() {
    let nodes = "ID,Label,Type\nn1,PKK,warga\nn2,PKK,usaha\nn3,RW 07,warga\n";
    let edges = "From,To,Direction\nn1,n2|n3,undirected\n";
    let plan = plan(&empty(), &[("elements.csv", nodes.as_bytes()), ("connections.csv", edges.as_bytes())]);
    assert_eq!((plan.after.actors.len(), plan.after.partnerships.len(), plan.made), (3, 2, 0));
    let ids: Vec<_> = plan.after.actors.iter().map(|actor| actor.id.as_str()).collect();
    assert_eq!(ids, ["n1", "n2", "n3"]);
}

#[test]
fn what_goes_out_comes_in_again_without_a_change() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("peta.toml");
    std::fs::write(&path, crate::support::sample("rw07-kencana-asri.toml")).unwrap();
    let map = simpul::store::MapFile::open(&path, simpul::store::Intent::Read, None).unwrap().map;
    let form = simpul::export::data::Form::KumuXlsx;
    let bytes = simpul::export::data::write(&map, simpul::model::Lang::Indonesian, today(), form).unwrap();
    let plan = plan(&map, &[("peta.kumu.xlsx", &bytes)]);
    let news: usize = plan.counts.values().map(|count| count.new).sum();
    assert_eq!((news, plan.made), (0, 0), "{:?}", plan.counts);
}

#[test]
fn what_is_taken_is_kept_in_memory_once() {
    let list = "Dari;Ke;Jenis;Kekuatan;Tanggal\nA;B;koordinasi;3;2025-03-09\nA;C;dana;2;2025-03-09\n";
    let taken = plan(&empty(), &[("hubungan.csv", list.as_bytes())]);
    let Some(Edit::Batch(edits)) = &taken.edit else { panic!("{:?}", taken.edit) };
    let mut ties = 0;
    for edit in edits {
        if let Edit::Put(AnyRecord::Partnership(one)) = edit {
            let kept = taken.after.partnerships.shared(&one.id).unwrap();
            assert!(std::sync::Arc::ptr_eq(one, kept), "a quarter of a million of them are large");
            assert!(one.history.capacity() <= 1, "room for what no list says: {}", one.history.capacity());
            ties += 1;
        }
    }
    assert_eq!(ties, 2);
}
