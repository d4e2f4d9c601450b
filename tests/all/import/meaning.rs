//! What columns and cells of lists mean.

use simpul::import::{Kind, Listed, Use, Why, read};
use simpul::locale::imports::{Meaning, meaning, not_taken};
use simpul::locale::trouble::{plain, plain_in};
use simpul::model::{Lang, Table};

use super::{empty, plan};

fn uses(name: &str, list: &str) -> Vec<Use> {
    let (lists, _) = Listed::guess(name, read(name, list.as_bytes()).unwrap(), None);
    lists[0].mapping.uses.clone()
}

#[test]
fn data_of_persons_are_left_out_whatever_their_column_is_called() {
    for name in [
        "Nomor Telepon",
        "No. Telp/HP",
        "Telpon",
        "No. Kontak",
        "Alamat Email",
        "Phone Number",
        "Telephone",
        "HP/WA",
        "No. Rekening",
        "Nomor HP Ketua",
        "No WA (aktif)",
        "Email PIC",
        "Nama PIC",
        "Tanggal Lahir",
        "NIK",
    ] {
        let list = format!("Nama;{name};Catatan\nPKK RW 07;0812345678;baik\nKarang Taruna;081299;ramai\n");
        assert_eq!(uses("mitra.csv", &list)[1], Use::Personal, "{name}");
        let taken = plan(&empty(), &[("mitra.csv", list.as_bytes())]);
        assert!(
            taken.after.actors.iter().all(|one| one.notes.as_deref().is_none_or(|text| !text.contains("08")))
        );
    }
    for name in ["Alamat", "Kontribusi", "Nomor", "Legalitas", "Wahana"] {
        let list = format!("Nama;{name}\nPKK RW 07;x\nKarang Taruna;y\n");
        assert_ne!(uses("mitra.csv", &list)[1], Use::Personal, "{name}");
    }
}

#[test]
fn an_id_of_the_list_is_never_taken_for_one_that_was_made_of_a_name() {
    let list = "id;pemilik;jenis;uraian\n;PKK;barang;Beras\nberas;PKK;barang;Gula\n";
    let taken = plan(&empty(), &[("sumber.csv", list.as_bytes())]);
    let found: Vec<_> =
        taken.after.resources.iter().map(|one| (one.id.as_str(), one.description.as_str())).collect();
    assert_eq!(found, [("beras", "Beras"), ("gula", "Gula")]);
    let list = "ID;From;To;Name\n;A;B;Air\nair;C;D;Lampu\n";
    let taken = plan(&empty(), &[("hubungan.csv", list.as_bytes())]);
    let found: Vec<_> =
        taken.after.partnerships.iter().map(|one| (one.name.as_str(), one.members.len())).collect();
    assert_eq!(found, [("Air", 2), ("Lampu", 2)]);
    let list = "ID;Pemberi;Penerima;Jenis;Nilai\n;A;B;dana;5\na-money;C;D;dana;7\n";
    let taken = plan(&empty(), &[("kontribusi.csv", list.as_bytes())]);
    let given: Vec<_> =
        taken.after.contributions.iter().map(|one| (one.giver.as_str(), one.value_rp)).collect();
    assert_eq!(given, [("a", Some(5)), ("c", Some(7))]);
}

#[test]
fn an_unknown_word_is_answered_in_the_language_of_the_reader() {
    let list = "Nama;Sektor\nPKK;negra\n";
    let taken = plan(&empty(), &[("mitra.csv", list.as_bytes())]);
    let said = not_taken(Lang::Indonesian, &taken.left_out[0].why);
    assert!(said.what.contains("“negra”") && said.what.contains("“negara”?"), "{said:?}");
    assert!(said.remedy.contains("pasar") && !said.remedy.contains("market"), "{said:?}");
    let list = "From;To;Direction\nA;B;ke sana\n";
    let taken = plan(&empty(), &[("hubungan.csv", list.as_bytes())]);
    let said = not_taken(Lang::Indonesian, &taken.left_out[0].why);
    assert!(said.remedy.contains("searah, tak berarah, atau timbal balik"), "{said:?}");
    for word in ["searah", "tak berarah", "timbal balik", "directed", "undirected", "mutual"] {
        let list = format!("From;To;Direction\nA;B;{word}\n");
        assert_eq!(plan(&empty(), &[("hubungan.csv", list.as_bytes())]).left_out, [], "{word}");
    }
}

#[test]
fn a_field_has_one_name_in_lists_and_in_differences() {
    for lang in [Lang::Indonesian, Lang::English] {
        for kind in Kind::ALL {
            for field in kind.fields().iter().map(|field| field.key) {
                let only_here = matches!(field, "from" | "to" | "type" | "direction" | "id");
                let shown = meaning(lang, Meaning::Field(kind.table(), field));
                assert!(only_here || shown == plain_in(lang, Some(kind.table()), field), "{field}: {shown}");
            }
        }
    }
    let shown = |key: &'static str| meaning(Lang::English, Meaning::Field(Table::Resource, key));
    assert_eq!((shown("from"), shown("to")), ("available from", "available until"));
    assert_eq!(plain(Lang::Indonesian, "joint_areas"), "bidang bersama");
}

#[test]
fn a_row_without_its_kind_of_source_and_a_file_that_ends_are_told_in_their_own_words() {
    let list = "Pemilik;Jenis;Uraian\nPKK;barang;Beras\nPKK;;Gula\n";
    let taken = plan(&empty(), &[("sumber.csv", list.as_bytes())]);
    assert_eq!((taken.left_out[0].line, &taken.left_out[0].why), (Some(3), &Why::NoCategory));
    for (name, text) in
        [("x.graphml", "<graphml>\n<graph>\n<node id='1'>"), ("x.gml", "graph [\nnode [\nid 1")]
    {
        let why = read(name, text.as_bytes()).unwrap_err();
        assert_eq!(not_taken(Lang::Indonesian, &why).what, "Isi berkas terputus di baris 3.", "{why:?}");
    }
}

#[test]
fn a_name_among_the_contacts_is_left_out_and_a_role_is_kept() {
    let persons = "Nama Lembaga;Narahubung\nKoperasi A;Ketua\nKarang Taruna;Bu Rina\n";
    assert_eq!(uses("mitra.csv", persons)[1], Use::Personal);
    let roles = "Nama Lembaga;Narahubung\nKoperasi A;Ketua\nKarang Taruna;Sekretaris\n";
    assert_eq!(uses("mitra.csv", roles)[1], Use::Field("contact_role"));
}

#[test]
fn the_words_of_the_screens_are_understood_in_a_list() {
    let list = "Nama Lembaga;Kekuatan pengaruh\nKoperasi A;4\nKarang Taruna;2\n";
    assert_eq!(uses("mitra.csv", list)[1], Use::Field("power"));
    let list = "Kebutuhan;Jumlah orang\nAir bersih;120\n";
    assert_eq!(uses("kebutuhan.csv", list)[1], Use::Field("headcount"));
}

#[test]
fn a_rung_comes_with_its_day_and_its_evidence() {
    let list =
        "Kemitraan;Anggota;Anak tangga;Tanggal;Bukti\nDapur sehat;PKK, Posyandu;2;12/01/2026;Notulen; Foto\n";
    let list = list.replace("Notulen; Foto", "\"Notulen; Foto\"");
    let taken = plan(&empty(), &[("kemitraan.csv", list.as_bytes())]);
    let one = taken.after.partnerships.iter().next().unwrap();
    let entry = &one.history[0];
    let notes: Vec<_> = entry.evidence.iter().filter_map(|one| one.note.as_deref()).collect();
    assert_eq!((entry.date.to_string().as_str(), notes), ("2026-01-12", vec!["Notulen", "Foto"]));
    // Without a day the rung is of today, and keeps what shows it.
    let list = "Kemitraan;Anggota;Anak tangga;Bukti\nDapur sehat;PKK, Posyandu;2;Notulen\n";
    let taken = plan(&empty(), &[("kemitraan.csv", list.as_bytes())]);
    assert_eq!(taken.after.partnerships.iter().next().unwrap().history[0].evidence.len(), 1);
}

#[test]
fn a_row_that_is_not_taken_leaves_nobody_behind() {
    let list = "Kemitraan;Anggota\nPasar murah;\"Kelompok PKK RW 07 dan Toko Grosir\"\n";
    let taken = plan(&empty(), &[("kemitraan.csv", list.as_bytes())]);
    assert_eq!((taken.after.actors.len(), taken.after.partnerships.len()), (0, 0));
    assert_eq!(taken.left_out.len(), 1);
    // Of two that are known it is understood.
    let parties = "Nama Lembaga\nKelompok PKK RW 07\nToko Grosir\nRukun dan Damai\n";
    let taken = plan(&empty(), &[("pihak.csv", parties.as_bytes()), ("kemitraan.csv", list.as_bytes())]);
    assert_eq!(taken.after.partnerships.iter().next().unwrap().members.len(), 2, "{:?}", taken.left_out);
    // And a name with the word in it is one name.
    let list = "Kemitraan;Anggota\nDapur;\"Rukun dan Damai; Toko Grosir\"\n";
    let taken = plan(&empty(), &[("pihak.csv", parties.as_bytes()), ("kemitraan.csv", list.as_bytes())]);
    assert_eq!(taken.after.actors.len(), 3);
}
