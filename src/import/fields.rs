//! The fields that a column can fill, kind of table by kind of table, with the names that people give them.
//!
//! The first tables are the keys of the file and of the CSV that goes out; then Kumu's names, then what stands in
//! lists in Indonesia. Names are compared as [`fold`] leaves them.

use super::cell::Taken;
use super::{Cell, Why};
use crate::locale::trouble::plain;
use crate::model::*;

/// A field of a kind of table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its key, as in the map file.
    pub key: &'static str,
    /// Other names that columns have for it.
    pub names: &'static [&'static str],
}

/// A record whose plain fields are filled from cells; what names other records is the plan's.
pub(super) trait Filled {
    /// Fills one field; says nothing of a field that names other records.
    fn fill(&mut self, key: &str, cell: &Cell, more: bool) -> Result<(), Why>;
}

/// `filled!(CONST Record { plain fields } { fields that name records });`
macro_rules! filled {
    ($all:ident $record:ident
        { $( $key:ident $([$from:literal $to:expr])? : $($name:literal)* ; )+ }
        { $( $link:ident : $($other:literal)* ; )* }) => {
        const $all: &[Field] = &[
            $( Field { key: stringify!($link), names: &[$($other),*] }, )*
            $( Field { key: stringify!($key), names: &[$($name),*] }, )+
        ];

        impl Filled for $record {
            fn fill(&mut self, key: &str, cell: &Cell, more: bool) -> Result<(), Why> {
                $( if key == stringify!($key) {
                    $( in_scale(cell, $from, $to)?; )?
                    return self.$key.set(cell, more);
                } )+
                Ok(())
            }
        }
    };
}

/// The highest number where only the lowest is set.
const ANY: i64 = i64::MAX;

fn in_scale(cell: &Cell, from: i64, to: i64) -> Result<(), Why> {
    let value = super::cell::number_of(cell)?;
    #[expect(clippy::cast_precision_loss, reason = "scales are small, and the other end is open")]
    let within = (from as f64..=to as f64).contains(&value);
    if within { Ok(()) } else { Err(Why::OutOfScale { value: cell.text(), from, to }) }
}

filled!(AREAS Area {
    name: "nama" "wilayah" "area" "namawilayah" "label";
    level: "tingkat" "jenjang";
} {
    id: "kode" "code";
    within: "dalam" "induk" "wilayahinduk" "bagiandari" "parent";
});

filled!(ACTORS Actor {
    name: "nama" "label" "namapihak" "pihak" "namalembaga" "lembaga" "namamitra" "mitra" "namaorganisasi" "organisasi"
        "namalembagaorganisasi" "namainstansi" "instansi" "namakelompok" "namapemangkukepentingan"
        "pemangkukepentingan" "stakeholder" "organisation" "organization" "organisationname" "organizationname"
        "institution" "partner" "actor" "aktor" "node" "fullname" "title";
    subtype: "bentuk" "rincian" "subjenis" "bentuklembaga";
    sector: "sektor";
    level: "tingkat" "jenjang" "skala" "cakupan";
    areas: "area" "wilayah" "alamat" "lokasi" "wilayahkerja" "address" "location" "domisili";
    formality: "legalitas" "badanhukum";
    status: "keaktifan" "statuspihak";
    power [1 5]: "kekuatan" "kekuatanpengaruh" "pengaruh" "kuasa" "influence";
    interest [1 5]: "kepentingan" "ketertarikan" "minat";
    closeness [1 5]: "kedekatan" "kedekatandenganwarga";
    benefit [1 5]: "manfaat";
    stance: "sikap" "dukungan" "position" "attitude";
    strengths: "kelebihan" "keunggulan" "strength";
    weaknesses: "kelemahan" "kekurangan" "weakness";
    offers: "tawaran" "potensi" "kontribusi" "yangditawarkan" "dapatmemberi";
    wants: "harapan" "keinginan" "yangdiharapkan" "kebutuhan";
    state_roles: "perannegara" "peranpemerintah";
    contact_role: "narahubung" "peran" "jabatan" "role" "contactrole";
    contact_channel: "saluran" "salurankontak";
    notes: "catatan" "keterangan" "description" "deskripsi" "uraian" "remarks" "ket" "note" "comment" "comments";
} {
    id: "simpulid" "kode" "code" "idpihak" "key";
    kind: "jenis" "type" "tipe" "jenispihak" "jenislembaga" "jenismitra" "kategori" "category" "unsur" "elementtype"
        "kelompok" "group";
    introduced_by: "diperkenalkanoleh" "dikenalkanoleh" "perantara";
});

filled!(RESOURCES Resource {
    category: "jenis" "kategori" "type" "jenissumber" "jenissumberdaya";
    description: "uraian" "sumber" "sumberdaya" "namasumber" "barang" "namabarang" "deskripsi" "keterangan" "resource"
        "name" "nama";
    quantity [0 ANY]: "jumlah" "banyaknya" "volume" "amount";
    unit: "satuan";
    value_rp [0 ANY]: "nilai" "nilairp" "nilairupiah" "harga" "value";
    from: "tersediadari" "sejak" "tersediasejak";
    to: "sampai" "tersediasampai";
    conditions: "syarat" "ketentuan";
    nature: "sifat";
    status: "ketersediaan";
} {
    id: "simpulid" "kode" "code";
    owner: "pemilik" "pihak" "lembaga" "mitra" "organisasi" "actor" "holder";
});

filled!(NEEDS Need {
    title: "judul" "kebutuhan" "namakebutuhan" "need" "masalah" "permasalahan" "usulan" "nama" "name" "label" "isu";
    description: "uraian" "keterangan" "deskripsi" "penjelasan" "notes" "catatan";
    target: "sasaran" "kelompoksasaran" "penerimamanfaat";
    headcount [0 ANY]: "jumlahsasaran" "jumlahorang" "jumlahjiwa" "jumlahkk" "jumlahwarga" "people";
    area: "wilayah" "lokasi" "alamat" "location";
    category: "bidang" "kategori" "jenis" "type";
    resources: "sumber" "sumberyangdibutuhkan" "sumberdaya";
    priority [1 4]: "prioritas" "urutan";
    horizon: "jangka" "jangkawaktu";
    identified_by: "asal" "pengusul" "disebutoleh";
    basic_right: "hakdasar";
    public_issue: "isupublik";
    problem_level: "tingkatmasalah";
    status: "keadaan";
    met_on: "terpenuhipada";
} {
    id: "simpulid" "kode" "code";
});

filled!(PARTNERSHIPS Partnership {
    name: "nama" "kemitraan" "namakemitraan" "partnership" "label" "program" "namaprogram" "kerjasama"
        "namakerjasama" "kegiatan" "namakegiatan";
    status: "keadaan" "statuskemitraan";
    step [1 4]: "langkah" "langkahpengembangan";
    purpose: "maksud";
    goal: "tujuan" "tujuanbersama";
    joint_areas: "bidang" "bidangkerjasama";
    approach: "pendekatan";
    exit_plan: "rencanaakhir";
    formality: "bentukkemitraan" "legalitas";
    decision_mode: "carameutuskan" "carapengambilankeputusan";
    values: "nilaibersama";
    continuity: "keberlanjutan";
    target: "sasarantangga" "targetrung";
    target_reason: "alasansasaran";
    structure: "struktur";
    channels: "salurankomunikasi";
    control: "pengawasan";
    rules: "aturan";
    review_days [0 ANY]: "jaraktinjauan";
    start: "mulai" "tanggalmulai" "begin";
    end: "selesai" "berakhir" "tanggalakhir" "tanggalselesai";
    end_reason: "alasanberakhir";
} {
    id: "simpulid" "kode" "code";
    from: ;
    to: ;
    members: "anggota" "pihak" "parapihak" "mitra" "partners" "pihakyangterlibat";
    direction: "arah";
    type: "jenis" "tipe" "relation" "relasi" "relationship" "jenishubungan" "hubungan" "category" "kategori";
    rung: "anaktangga" "tangga" "tingkatkemitraan" "tingkathubungan" "tingkat" "strength" "weight" "bobot"
        "kekuatanhubungan" "kekuatan" "kekuatanikatan" "intensity" "intensitas" "nilai" "value" "level";
    date: "tanggal" "sejak" "since" "tanggalpenilaian" "dinilaipada";
    evidence: "bukti" "buktinya" "dokumentasi" "proof";
    lead: "penggerak" "pihakpenggerak" "koordinator" "ketua" "leader";
    needs: "kebutuhan";
    value_rp: "nilairp" "nilairupiah" "rupiah" "amountrp";
});

filled!(CONTRIBUTIONS Contribution {
    category: "jenis" "kategori" "type" "jeniskontribusi" "bentuk" "jenisbantuan" "bentukbantuan";
    description: "uraian" "keterangan" "kontribusi" "bantuan" "deskripsi" "notes" "catatan";
    quantity [0 ANY]: "jumlah" "banyaknya" "volume";
    unit: "satuan";
    value_rp [0 ANY]: "nilai" "nilairp" "nilairupiah" "rupiah" "value" "amount" "besaran" "nominal";
    estimated: "perkiraan";
    date: "tanggal" "tgl" "sejak";
    status: "keadaan";
    stimulant: "stimulan";
} {
    id: "simpulid" "kode" "code";
    partnership: "kemitraan" "program" "kerjasama";
    giver: "pemberi" "dari" "penyumbang" "donatur" "donor" "from" "pihak";
    receiver: "penerima" "kepada" "ke" "to" "untuk";
});

filled!(AGREEMENTS Agreement {
    title: "judul" "dokumen" "namadokumen" "nama" "name" "perihal" "tentang" "mou" "perjanjian" "kesepakatan" "agreement"
        "document" "namaperjanjian";
    kind: "jenis" "jenisdokumen" "type" "kategori" "bentuk";
    witness_role: "saksi";
    place: "tempat";
    signed: "ditandatangani" "tanggaltandatangan" "tanggalpenandatanganan" "tanggal" "tgl";
    start: "mulai" "berlakudari" "mulaiberlaku" "tanggalmulai" "berlakusejak";
    end: "berakhir" "selesai" "berlakusampai" "tanggalakhir" "tanggalberakhir" "masaberlaku" "sampai";
    extension: "perpanjangan";
    notice_days [0 ANY]: "masapemberitahuan";
    scope: "ruanglingkup" "lingkup";
    legal_basis: "dasarhukum";
    stamp_duty: "meterai" "materai";
    file: "arsip" "tempatarsip" "berkas" "letak";
    status: "keadaan";
} {
    id: "simpulid" "kode" "code";
    parties: "parapihak" "pihak" "mitra" "partners" "anggota" "members";
    partnership: "kemitraan";
    parent: "dokumeninduk" "induk";
});

/// What the rows of a sheet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Places, one in the other.
    Areas,
    /// Parties.
    Actors,
    /// What the residents lack.
    Needs,
    /// Ties of two, or partnerships with their members.
    Partnerships,
    /// What parties hold.
    Resources,
    /// Who gave what to whom.
    Contributions,
    /// Documents.
    Agreements,
}

impl Kind {
    /// Every kind, in the order in which they are taken: nobody is named before being there.
    pub const ALL: [Self; 7] = [
        Self::Areas,
        Self::Actors,
        Self::Needs,
        Self::Partnerships,
        Self::Resources,
        Self::Contributions,
        Self::Agreements,
    ];

    /// The fields that its columns can fill.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Areas => AREAS,
            Self::Actors => ACTORS,
            Self::Needs => NEEDS,
            Self::Partnerships => PARTNERSHIPS,
            Self::Resources => RESOURCES,
            Self::Contributions => CONTRIBUTIONS,
            Self::Agreements => AGREEMENTS,
        }
    }

    /// The table of the map that it fills first.
    pub fn table(self) -> Table {
        match self {
            Self::Areas => Table::Area,
            Self::Actors => Table::Actor,
            Self::Needs => Table::Need,
            Self::Partnerships => Table::Partnership,
            Self::Resources => Table::Resource,
            Self::Contributions => Table::Contribution,
            Self::Agreements => Table::Agreement,
        }
    }

    /// Its name on the command line, in English.
    pub fn word(self) -> &'static str {
        match self {
            Self::Areas => "areas",
            Self::Actors => "actors",
            Self::Needs => "needs",
            Self::Partnerships => "partnerships",
            Self::Resources => "resources",
            Self::Contributions => "contributions",
            Self::Agreements => "agreements",
        }
    }

    /// Other words for it: on the command line, and in the names of files and sheets.
    pub fn other_words(self) -> &'static [&'static str] {
        match self {
            Self::Areas => &["wilayah", "area"],
            Self::Actors => {
                &["pihak", "mitra", "aktor", "lembaga", "actor", "elements", "nodes", "stakeholders"]
            }
            Self::Needs => &["kebutuhan", "need", "usulan"],
            Self::Partnerships => {
                &["kemitraan", "partnership", "connections", "edges", "ties", "hubungan", "jejaring"]
            }
            Self::Resources => &["sumber", "sumberdaya", "resource"],
            Self::Contributions => &["kontribusi", "contribution", "bantuan"],
            Self::Agreements => &["dokumen", "agreement", "mou", "perjanjian", "pks"],
        }
    }

    /// The kind that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        let word = fold(word);
        Self::ALL.into_iter().find(|kind| kind.word() == word || kind.other_words().contains(&word.as_str()))
    }

    /// All names that its fields have, as [`fold`] leaves them.
    pub(super) fn names(self) -> impl Iterator<Item = String> {
        self.fields().iter().flat_map(|field| {
            let said = [Lang::Indonesian, Lang::English].map(|lang| fold(plain(lang, field.key)));
            let names = field.names.iter().map(|name| (*name).to_owned());
            names.chain(said).chain([fold(field.key)])
        })
    }

    /// The field that a key or one of its names means.
    pub fn field(self, name: &str) -> Option<&'static Field> {
        let name = fold(name);
        let is_key = |field: &&Field| fold(field.key) == name;
        let is_name = |field: &&Field| {
            field.names.contains(&name.as_str())
                || [Lang::Indonesian, Lang::English].iter().any(|lang| fold(plain(*lang, field.key)) == name)
        };
        let fields = self.fields();
        fields.iter().find(is_key).or_else(|| fields.iter().find(is_name))
    }
}

/// The name of a column without what people vary: case, marks, spaces, and what stands in brackets.
pub(super) fn fold(name: &str) -> String {
    let plain = name.split(['(', '[', '\n']).next().filter(|part| !part.trim().is_empty()).unwrap_or(name);
    plain.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The names of the two ends of a tie, which belong together: `target` alone is no end of anything.
pub(super) const ENDS: &[(&str, &str)] = &[
    ("from", "to"),
    ("source", "target"),
    ("dari", "ke"),
    ("dari", "kepada"),
    ("asal", "tujuan"),
    ("pihak1", "pihak2"),
    ("pihaka", "pihakb"),
    ("pihakpertama", "pihakkedua"),
    ("mitra1", "mitra2"),
    ("lembaga1", "lembaga2"),
    ("node1", "node2"),
    ("actor1", "actor2"),
    ("aktor1", "aktor2"),
    ("ego", "alter"),
    ("sender", "receiver"),
    ("pengirim", "penerima"),
];

/// Columns that number the rows, which says nothing of what stands in them.
pub(super) const NUMBERS: &[&str] = &["no", "nomor", "nomer", "nourut", "nomorurut", "number", "urut"];

/// Columns with data of persons: taken only when somebody asks for it by name (UU 27/2022).
const PERSONAL: &[&str] = &[
    "telepon",
    "telp",
    "notelp",
    "notelepon",
    "hp",
    "nohp",
    "nomorhp",
    "handphone",
    "phone",
    "wa",
    "nowa",
    "whatsapp",
    "nomorwa",
    "email",
    "surel",
    "pic",
    "contactperson",
    "narahubung",
    "contact",
    "kontak",
    "namakontak",
    "cp",
    "nik",
    "nokk",
    "namapic",
    "penanggungjawab",
    "namaketua",
    "mobile",
    "hpwa",
    "wahp",
];

/// Parts of such names, however they go on: *Nomor Telepon*, *No. Telp/HP*, *Alamat Email*.
const PERSONAL_PARTS: &[&str] = &[
    "telepon",
    "telpon",
    "telp",
    "telephone",
    "phone",
    "whatsapp",
    "email",
    "surel",
    "contactperson",
    "kontakperson",
    "namakontak",
    "nokontak",
    "nomorkontak",
    "namapic",
    "penanggungjawab",
    "norek",
    "nomorrek",
    "noktp",
    "nomorktp",
    "nomornik",
    "tanggallahir",
    "tgllahir",
    "tempatlahir",
];

/// Beginnings of such names that are too short to be looked for anywhere.
const PERSONAL_STARTS: &[&str] = &["nohp", "nomorhp", "nowa", "nomorwa"];

/// Whether a column of this name, as [`fold`] leaves it, holds data of persons.
pub(super) fn is_personal(name: &str) -> bool {
    PERSONAL.contains(&name)
        || PERSONAL_PARTS.iter().any(|part| name.contains(part))
        || PERSONAL_STARTS.iter().any(|start| name.starts_with(start))
}

/// Rows below a table that add it up.
pub(super) const TOTALS: &[&str] = &["jumlah", "total", "jumlahtotal", "grandtotal", "subtotal"];
