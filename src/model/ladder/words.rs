//! What the six rungs are called upon to mean: definitions, criteria, advice and step-down prompts.

use crate::model::code::{Lang, Rung};

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bilingual {
    /// Indonesian.
    pub id: &'static str,
    /// English.
    pub en: &'static str,
}

impl Bilingual {
    /// The text in one language.
    pub fn in_language(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Indonesian => self.id,
            Lang::English => self.en,
        }
    }
}

/// One observable yes/no item of a rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Its number, such as `4.1`, as it stands in the file.
    pub number: &'static str,
    /// What is to be observed.
    pub text: Bilingual,
    /// Whether it must be true to justify standing on the rung.
    pub required: bool,
    /// Whether it stays true on higher rungs.
    pub cumulative: bool,
}

const fn both(id: &'static str, en: &'static str) -> Bilingual {
    Bilingual { id, en }
}

/// `must` or `may` be true; `stays` true above or is its `own`: the marks of the domain notes.
macro_rules! criteria {
    ($($number:literal $w:ident $c:ident $id:literal $en:literal;)+) => {
        &[$(Criterion { number: $number, text: both($id, $en), required: criteria!(@$w), cumulative: criteria!(@$c) }),+]
    };
    (@must) => { true }; (@may) => { false }; (@stays) => { true }; (@own) => { false };
}

const COMPETITION: &[Criterion] = criteria! {
    "0.1" must own "Kedua pihak mengejar dana, sasaran, atau pengakuan yang sama" "The parties chase the same funds, target people or recognition";
    "0.2" may own "Kegiatan serupa berjalan di tempat atau sasaran yang sama tanpa saling memberi tahu" "Similar activities run in the same place or for the same people without telling each other";
    "0.3" may own "Informasi yang berguna bagi pihak lain sengaja tidak dibagikan" "Information useful to the other is held back";
    "0.4" may own "Dalam enam bulan terakhir ada keluhan, perebutan, atau saling menyalahkan yang tercatat" "In the past six months a complaint, contest or blaming was recorded";
};
const COMMUNICATION: &[Criterion] = criteria! {
    "1.1" must stays "Tiap pihak tahu siapa narahubung pihak lain (jabatan atau peran)" "Each party knows the other's contact role";
    "1.2" must stays "Dalam tiga bulan terakhir informasi dipertukarkan dua arah, lisan atau tertulis" "In the past three months information went both ways, spoken or written";
    "1.3" may stays "Tiap pihak dapat menyebut layanan dan sasaran pihak lain" "Each party can state the other's services and target people";
    "1.4" may stays "Ada saluran yang disepakati untuk berkabar (pertemuan, grup pesan, surat)" "An agreed channel exists (meeting, message group, letter)";
};
const COOPERATION: &[Criterion] = criteria! {
    "2.1" must stays "Tujuan yang sama sudah diucapkan kedua pihak dan dicatat dalam satu kalimat" "A common goal was stated by the parties and written in one sentence";
    "2.2" may own "Tiap pihak masih merencanakan dan menjalankan programnya sendiri" "Each still plans and runs its own programme";
    "2.3" must stays "Sedikitnya satu kali saran diberikan dan ditanggapi" "Advice was given and answered at least once";
    "2.4" must stays "Daftar layanan atau penerima sudah dibandingkan untuk mencegah pengulangan yang tidak perlu" "Lists of services or recipients were compared to prevent needless repetition";
    "2.5" may stays "Tidak ada kegiatan yang saling merugikan" "No activity harms the other's";
};
const COORDINATION: &[Criterion] = criteria! {
    "3.1" must stays "Ada rencana program atau jadwal yang disusun bersama" "A programme plan or calendar was drawn up together";
    "3.2" must stays "Pembagian tugas tiap pihak disepakati dan diketahui semua" "Each party's tasks are agreed and known to all";
    "3.3" must stays "Ada pertemuan atau kontak rutin untuk memeriksa jalannya rencana, terakhir dalam tiga bulan" "There is a regular meeting or contact to check the plan, last held within three months";
    "3.4" may stays "Ada cara atau orang yang disepakati untuk menyelesaikan bentrokan" "There is an agreed way or role for settling clashes";
    "3.5" may stays "Sedikitnya satu bentrokan jadwal atau sasaran pernah dicegah atau diselesaikan bersama" "At least one clash of schedule or target was prevented or settled together";
};
const COLLABORATION: &[Criterion] = criteria! {
    "4.1" must stays "Warga menerima satu program atau layanan bersama, bukan program masing-masing" "Residents receive one joint programme or service, not several separate ones";
    "4.2" must own "Setiap pihak menyumbang sumber yang nyata dan tercatat (dana, orang, barang, tempat, keahlian)" "Every party puts in a real, recorded source (money, people, goods, place, skill)";
    "4.3" must own "Setiap pihak tetap memakai nama, pimpinan, dan aturannya sendiri" "Each party keeps its own name, leadership and rules";
    "4.4" must stays "Ada struktur bersama dan saluran komunikasi yang dapat dipakai semua mitra untuk memutuskan" "There is a joint structure and a channel open to all partners for deciding";
    "4.5" may stays "Hasil dinilai dan dilaporkan bersama" "Results are reviewed and reported together";
};
const CONFEDERATION: &[Criterion] = criteria! {
    "5.1" must own "Keputusan bergabung diambil resmi oleh semua pihak dan ada catatannya" "All parties formally decided to merge and it is on record";
    "5.2" must own "Layanan tampil dengan satu nama; tidak ada pihak yang memakai nama terpisah untuk program itu" "The service carries one name; no party uses a separate name for it";
    "5.3" must own "Dana dan barang program dikelola dalam satu pembukuan" "Money and goods of the programme are kept in one set of books";
    "5.4" must own "Satu badan pengurus memutuskan untuk semua" "One board decides for all";
};

impl Rung {
    /// The rung's digit, 0..=5; the digits of text 003, never 1..=6.
    pub fn digit(self) -> u8 {
        self as u8
    }

    /// The rung of a digit.
    pub fn from_digit(digit: u8) -> Option<Self> {
        <Self as crate::model::Code>::ALL.get(usize::from(digit)).copied()
    }

    /// The next rung up, if there is one.
    pub fn up(self) -> Option<Self> {
        Self::from_digit(self.digit() + 1)
    }

    /// The next rung down, if there is one.
    pub fn down(self) -> Option<Self> {
        self.digit().checked_sub(1).and_then(Self::from_digit)
    }

    /// What the rung is, in one line.
    pub fn definition(self) -> Bilingual {
        match self {
            Self::Competition => {
                both("mengejar hal yang sama sendiri-sendiri", "pursuing the same thing separately")
            }
            Self::Communication => {
                both("saling kenal dan bertukar informasi", "acquainted, exchanging information")
            }
            Self::Cooperation => both(
                "tujuan sama, program masing-masing, saling memberi saran",
                "same goal, separate programmes, advising each other",
            ),
            Self::Coordination => {
                both("merencanakan bersama, mencegah bentrokan", "planning together, preventing conflict")
            }
            Self::Collaboration => both(
                "satu layanan, sumber disatukan, jati diri masing-masing tetap",
                "one service, pooled sources, own identities",
            ),
            Self::Confederation => both(
                "melebur jadi satu, tanpa nama dan sumber terpisah",
                "merged into one, no separate name or sources",
            ),
        }
    }

    /// The rung's observable items, in order.
    pub fn criteria(self) -> &'static [Criterion] {
        match self {
            Self::Competition => COMPETITION,
            Self::Communication => COMMUNICATION,
            Self::Cooperation => COOPERATION,
            Self::Coordination => COORDINATION,
            Self::Collaboration => COLLABORATION,
            Self::Confederation => CONFEDERATION,
        }
    }

    /// What to do to come from this rung to the next one up.
    pub fn advice(self) -> Bilingual {
        match self {
            Self::Competition => both(
                "Bertemulah di tempat netral dan bagikan satu daftar yang tidak rawan.",
                "Meet on neutral ground and share one harmless list.",
            ),
            Self::Communication => both(
                "Tulis satu kalimat tujuan bersama dan bandingkan daftar layanan.",
                "Write one shared sentence of purpose and compare lists of services.",
            ),
            Self::Cooperation => both(
                "Buat satu kalender bersama, bagi tugas, sepakati penengah bila ada bentrokan.",
                "Make one shared calendar, divide tasks, name somebody who settles clashes.",
            ),
            Self::Coordination => both(
                "Pilih satu layanan untuk dijalankan sebagai satu, catat sumber tiap pihak.",
                "Choose one service to run as one, list each party's source.",
            ),
            Self::Collaboration => both(
                "Hanya bila semua sungguh ingin satu jati diri: periksa bentuk hukum dan nasib aset.",
                "Only if all truly want one identity: check the legal form and what happens to assets.",
            ),
            Self::Confederation => both(
                "Tidak ada anak tangga di atasnya. Jaga agar satu nama dan satu pembukuan tetap nyata.",
                "There is no rung above. Keep the one name and the one set of books real.",
            ),
        }
    }

    /// A sign that the partnership may stand below this rung; any *yes* is a reason for a review, not a blame.
    pub fn step_down_prompt(self) -> Bilingual {
        match self {
            Self::Competition => both(
                "Apakah masih ada keluhan atau perebutan dana yang sama?",
                "Is there still an open complaint or contest for the same funds?",
            ),
            Self::Communication => both(
                "Apakah tiga bulan terakhir tidak ada kabar dua arah?",
                "Has there been no two-way exchange for three months?",
            ),
            Self::Cooperation => both("Apakah tujuan sudah tidak sama lagi?", "Have the goals parted?"),
            Self::Coordination => both(
                "Apakah rencana tidak dipakai, atau pertemuan batal dua kali berturut-turut?",
                "Is the plan not used, or were meetings cancelled twice in a row?",
            ),
            Self::Collaboration => both(
                "Apakah satu pihak berhenti menyumbang, atau menjalankan versinya sendiri lagi?",
                "Has one party stopped contributing, or does it run its own version again?",
            ),
            Self::Confederation => both(
                "Apakah pembukuan atau nama terpisah muncul kembali?",
                "Have separate books or names returned?",
            ),
        }
    }
}
