//! The closed lists of the file by name, and the words of a list that a person may write.

use crate::locale::Label;
use crate::locale::labels::lower;
use crate::model::*;

/// A closed list as a person meets it.
pub(super) struct List {
    /// What it is called.
    pub(super) name: &'static str,
    /// The words that may be written, in the asked language wherever the file takes that word.
    pub(super) words: Vec<String>,
}

macro_rules! lists {
    ($($list:ident = $id:literal | $en:literal;)+) => {
        /// The list that a fault names by its English name.
        pub(super) fn list(lang: Lang, name: &str) -> Option<List> {
            $(if name == $list::LIST {
                let name = match lang { Lang::Indonesian => $id, Lang::English => $en };
                return Some(List { name, words: words::<$list>(lang) });
            })+
            None
        }

        /// The label of a word of the list with this type name; nothing for other types and words.
        pub fn label_of(lang: Lang, type_name: &str, word: &str) -> Option<String> {
            $(if type_name == stringify!($list) {
                return $list::parse(word).map(|value| value.label(lang).to_owned());
            })+
            None
        }

        #[cfg(test)]
        const NAMED: usize = [$($list::LIST),+].len();
    };
}

/// The label of each value where it is read back as that value, else its code.
fn words<C: Code + Label>(lang: Lang) -> Vec<String> {
    C::ALL
        .iter()
        .map(|value| {
            let label = lower(value.label(lang));
            if C::parse(&label) == Some(*value) { label } else { value.code().to_owned() }
        })
        .collect()
}

lists! {
    Lang = "bahasa" | "language";
    Rung = "anak tangga" | "rung";
    StepKind = "jenis langkah" | "kind of step";
    ActorKind = "jenis pihak" | "kind of party";
    Sector = "sektor" | "sector";
    Level = "tingkat" | "level";
    Formality = "bentuk hukum" | "legal standing";
    ActorStatus = "status pihak" | "status of a party";
    Stance = "sikap" | "stance";
    StateRole = "peran negara" | "role of the state";
    ConsentHow = "bentuk persetujuan" | "form of consent";
    SourceCategory = "jenis sumber" | "kind of source";
    SourceNature = "sistem sumber" | "system of sources";
    SourceStatus = "status sumber" | "status of a source";
    NeedCategory = "bidang kebutuhan" | "field of a need";
    Horizon = "jangka waktu" | "horizon";
    IdentifiedBy = "asal kebutuhan" | "origin of a need";
    ProblemLevel = "letak masalah" | "level of a problem";
    NeedStatus = "status kebutuhan" | "status of a need";
    PartnershipStatus = "status kemitraan" | "status of a partnership";
    Purpose = "maksud kemitraan" | "purpose";
    Approach = "pendekatan" | "approach";
    TieForm = "bentuk kemitraan" | "form of a partnership";
    DecisionMode = "cara memutuskan" | "way of deciding";
    SharedValue = "nilai bersama" | "shared value";
    SupportSystem = "bentuk sistem dukungan" | "kind of support system";
    Phase = "tahap" | "phase";
    Privacy = "tingkat kerahasiaan" | "privacy";
    ContributionStatus = "status kontribusi" | "status of a contribution";
    AgreementKind = "jenis dokumen" | "kind of document";
    Extension = "cara perpanjangan" | "way of extension";
    StampDuty = "jenis meterai" | "duty stamp";
    Lifecycle = "status dokumen" | "status of a document";
    ObligationStatus = "status janji" | "status of a promise";
    Recurrence = "jadwal berulang" | "recurrence";
    ContactKind = "jenis kontak" | "kind of contact";
    Medium = "cara kontak" | "way of contact";
    ContactResult = "hasil kontak" | "result of a contact";
    MeetingKind = "jenis rapat" | "kind of meeting";
    Vehicle = "wadah rapat" | "vehicle of a meeting";
    FollowUpStatus = "status tindak lanjut" | "status of a follow-up";
    TrustMethod = "cara penilaian" | "way of assessing";
    ProposalStatus = "status proposal" | "status of a proposal";
    EvidenceType = "jenis bukti" | "kind of evidence";
}

/// The word of a list that is nearest to a misspelt one, if one is near.
pub fn nearest<'a>(word: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    if word.chars().count() > 100 {
        return None;
    }
    let measured = among.into_iter().map(|other| (strsim::jaro_winkler(&word, &other.to_lowercase()), other));
    measured
        .filter(|(score, _)| *score > 0.84)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_is_offered_is_understood() {
        assert_eq!(NAMED, 44, "every list of code.rs is named here");
        let rungs = list(Lang::Indonesian, "rung").unwrap();
        assert_eq!(rungs.name, "anak tangga");
        assert!(rungs.words.iter().all(|word| Rung::parse(word).is_some()));
        assert_eq!(nearest("kordinasi", rungs.words.iter().map(String::as_str)), Some("koordinasi"));
        assert_eq!(nearest("arisan", rungs.words.iter().map(String::as_str)), None);
    }
}
