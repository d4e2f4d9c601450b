//! What columns and cells of lists mean.

use simpul::import::{Listed, Use, read};

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
