//! The partnership ladder: six rungs with their definitions, criteria, and the advice for a next step.
//!
//! Rungs and their one-line definitions are those of text 003; criteria, their *required* and *cumulative*
//! marks, the suggestion rule and the step-down prompts are those of domain notes c. A criterion that is
//! *cumulative* stays true on higher rungs; a *distinguishing* one defines its own rung only, so it is never
//! asked of a partnership that stands higher.

use super::basics::Day;
use super::code::{Lang, Rung, StepKind};
use super::record::{LadderEntry, Partnership};

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
        <Self as super::Code>::ALL.get(usize::from(digit)).copied()
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
            Self::Competition => both(
                "mengejar hal yang sama sendiri-sendiri",
                "pursuing the same thing separately",
            ),
            Self::Communication => both(
                "saling kenal dan bertukar informasi",
                "acquainted, exchanging information",
            ),
            Self::Cooperation => both(
                "tujuan sama, program masing-masing, saling memberi saran",
                "same goal, separate programmes, advising each other",
            ),
            Self::Coordination => both(
                "merencanakan bersama, mencegah bentrokan",
                "planning together, preventing conflict",
            ),
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

/// The criterion of a number such as `4.1`.
pub fn criterion(number: &str) -> Option<&'static Criterion> {
    let digit = number.split('.').next()?.parse().ok()?;
    Rung::from_digit(digit)?
        .criteria()
        .iter()
        .find(|item| item.number == number)
}

fn is_ticked(ticked: &[String], item: &Criterion) -> bool {
    ticked.iter().any(|number| number == item.number)
}

/// The required items of `rung`, and the cumulative required ones of the rungs from 1 up to it, that are not
/// ticked: what is still open before standing on `rung` is justified.
pub fn still_open(rung: Rung, ticked: &[String]) -> Vec<&'static Criterion> {
    let below = <Rung as super::Code>::ALL
        .iter()
        .filter(|lower| lower.digit() >= 1 && **lower < rung);
    below
        .flat_map(|lower| lower.criteria().iter().filter(|item| item.cumulative))
        .chain(rung.criteria())
        .filter(|item| item.required && !is_ticked(ticked, item))
        .collect()
}

/// The rung that the ticked items justify (domain notes c): the highest one with nothing still open; else
/// competition, when two or more of its items are ticked; else none.
pub fn suggested(ticked: &[String]) -> Option<Rung> {
    let justified = <Rung as super::Code>::ALL
        .iter()
        .rev()
        .find(|rung| **rung > Rung::Competition && still_open(**rung, ticked).is_empty());
    let contest = || COMPETITION.iter().filter(|item| is_ticked(ticked, item)).count() >= 2;
    justified
        .copied()
        .or_else(|| contest().then_some(Rung::Competition))
}

/// The items that stay ticked when a partnership moves to `rung`: those of the rung itself and the cumulative
/// ones of the rungs below.
pub fn carried_over(ticked: &[String], rung: Rung) -> Vec<String> {
    let stays = |number: &&String| {
        criterion(number).is_some_and(|item| {
            let own = rung.criteria().iter().any(|mine| mine.number == item.number);
            let lower = item
                .number
                .as_bytes()
                .first()
                .is_some_and(|digit| digit - b'0' < rung.digit());
            own || (lower && item.cumulative)
        })
    };
    ticked.iter().filter(stays).cloned().collect()
}

impl Partnership {
    /// The entry that counts now: the latest date, and of two on one day the later in the file.
    pub fn current(&self) -> Option<&LadderEntry> {
        self.history.iter().max_by_key(|entry| entry.date)
    }

    /// The entry that counted on a day.
    pub fn entry_on(&self, day: Day) -> Option<&LadderEntry> {
        self.history
            .iter()
            .filter(|entry| entry.date <= day)
            .max_by_key(|entry| entry.date)
    }

    /// The rung it stands on; nothing when it was never assessed, which is not the same as competition.
    pub fn rung(&self) -> Option<Rung> {
        self.current().map(|entry| entry.rung)
    }

    /// The history from the oldest day to the newest.
    pub fn by_date(&self) -> Vec<&LadderEntry> {
        let mut entries: Vec<_> = self.history.iter().collect();
        entries.sort_by_key(|entry| entry.date);
        entries
    }

    /// Since when it has stood on its rung without a break.
    pub fn since(&self) -> Option<Day> {
        let entries = self.by_date();
        let rung = entries.last()?.rung;
        entries
            .iter()
            .rev()
            .take_while(|entry| entry.rung == rung)
            .last()
            .map(|entry| entry.date)
    }

    /// Days on the rung up to `today`; never negative.
    pub fn days_on_rung(&self, today: Day) -> Option<i64> {
        Some(self.since()?.days_until(today).max(0))
    }

    /// Everything that is ticked now: the items of the latest entry that names any.
    ///
    /// An entry that lists no criteria says nothing about them, so it does not untick what an earlier one knew.
    pub fn ticked(&self) -> &[String] {
        let entries = self.by_date();
        entries
            .iter()
            .rev()
            .find(|entry| !entry.criteria.is_empty())
            .map_or(&[], |entry| &entry.criteria)
    }

    /// Rungs from where it stands to its target; nothing when either is not known.
    pub fn distance_to_target(&self) -> Option<i64> {
        Some(i64::from(self.target?.digit()) - i64::from(self.rung()?.digit()))
    }

    /// Whether everything that the next rung requires is ticked.
    pub fn ready_for_next(&self) -> bool {
        self.rung()
            .and_then(Rung::up)
            .is_some_and(|next| still_open(next, self.ticked()).is_empty())
    }

    /// Latest view of each member, and whether two of them differ.
    pub fn views_differ(&self) -> bool {
        let mut rungs = self
            .members
            .iter()
            .filter_map(|member| self.view_of(member))
            .map(|view| view.rung);
        let first = rungs.next();
        rungs.any(|rung| Some(rung) != first)
    }

    /// How a member itself sees the rung, by its latest word.
    pub fn view_of(&self, member: &super::Id) -> Option<&super::View> {
        self.view
            .iter()
            .filter(|view| view.actor == *member)
            .max_by_key(|view| view.date)
    }
}

impl LadderEntry {
    /// A step to `rung` on `date` with nothing else said yet.
    pub fn new(date: Day, rung: Rung) -> Self {
        Self {
            date,
            rung,
            kind: None,
            criteria: Vec::new(),
            evidence: Vec::new(),
            reason: None,
            meeting: None,
            by: None,
            overridden: None,
        }
    }

    /// What the entry records, derived from the rung before it when it does not say so itself.
    pub fn kind_after(&self, before: Option<Rung>) -> StepKind {
        self.kind.unwrap_or_else(|| match before {
            None => StepKind::Baseline,
            Some(before) if before < self.rung => StepKind::Up,
            Some(before) if before > self.rung => StepKind::Down,
            Some(_) => StepKind::Stays,
        })
    }
}

/// Whether moving from one rung to another needs a reason: a skip, a step down, or required items still open.
pub fn needs_reason(before: Option<Rung>, to: Rung, ticked: &[String]) -> bool {
    let skip = before.is_some_and(|before| to.digit() > before.digit() + 1);
    let down = before.is_some_and(|before| to < before);
    let rises = before != Some(to);
    skip || down || (rises && !still_open(to, ticked).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_required(up_to: u8) -> Vec<String> {
        (1..=up_to)
            .filter_map(Rung::from_digit)
            .flat_map(Rung::criteria)
            .filter(|item| item.required)
            .map(|item| item.number.to_owned())
            .collect()
    }

    #[test]
    fn the_suggestion_is_the_highest_rung_with_nothing_open() {
        assert_eq!(suggested(&[]), None);
        assert_eq!(suggested(&all_required(1)), Some(Rung::Communication));
        assert_eq!(suggested(&all_required(3)), Some(Rung::Coordination));
        let mut gap = all_required(3);
        gap.retain(|number| number != "2.3");
        assert_eq!(
            suggested(&gap),
            Some(Rung::Communication),
            "cumulative items below still count"
        );
        let contest = ["0.1".to_owned(), "0.2".to_owned()];
        assert_eq!(suggested(&contest), Some(Rung::Competition));
    }

    #[test]
    fn a_confederation_is_not_asked_for_what_defines_collaboration_only() {
        let mut ticked = all_required(5);
        ticked.retain(|number| number != "4.2" && number != "4.3");
        assert_eq!(suggested(&ticked), Some(Rung::Confederation));
        assert!(!carried_over(&all_required(4), Rung::Confederation).contains(&"4.3".to_owned()));
        assert!(carried_over(&all_required(4), Rung::Confederation).contains(&"4.4".to_owned()));
    }

    #[test]
    fn skips_steps_down_and_open_items_need_a_reason() {
        let ticked = all_required(3);
        assert!(!needs_reason(
            Some(Rung::Cooperation),
            Rung::Coordination,
            &ticked
        ));
        assert!(needs_reason(
            Some(Rung::Communication),
            Rung::Coordination,
            &ticked
        ));
        assert!(needs_reason(Some(Rung::Coordination), Rung::Cooperation, &ticked));
        assert!(needs_reason(
            Some(Rung::Coordination),
            Rung::Collaboration,
            &ticked
        ));
        assert!(
            !needs_reason(Some(Rung::Coordination), Rung::Coordination, &[]),
            "a review that stays needs none"
        );
    }

    #[test]
    fn every_criterion_is_found_by_its_number() {
        for rung in <Rung as crate::model::Code>::ALL {
            for item in rung.criteria() {
                assert_eq!(criterion(item.number), Some(item));
                assert!(item.number.starts_with(&rung.digit().to_string()));
            }
        }
        assert_eq!(criterion("9.9"), None);
    }
}
