//! Closed word lists of the map file: each has English codes, and accepts the Indonesian word too.
//!
//! A code is compared without case, spaces, hyphens and underscores, so `Pemerintah`, `in-force` and
//! `IN FORCE` are all understood (format rule 1). Labels for people live in the locale, never here.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, de, ser};

/// A closed list of words that may stand in a map file.
pub trait Code: Copy + Eq + fmt::Debug + 'static {
    /// What the list is called in messages, for example `rung`.
    const LIST: &'static str;
    /// Every value, in the order in which people should see them.
    const ALL: &'static [Self];
    /// The English code that is written to the file.
    fn code(self) -> &'static str;
    /// Other words that are read as this value; the Indonesian one comes first.
    fn other_words(self) -> &'static [&'static str];
    /// The value that a word of the file stands for, in either language.
    fn parse(word: &str) -> Option<Self>;
}

/// Two words are the same code when they agree without case, spaces, hyphens and underscores.
pub(crate) fn same_word(left: &str, right: &str) -> bool {
    fn plain(word: &str) -> impl Iterator<Item = char> {
        word.chars().filter(|c| !matches!(c, ' ' | '-' | '_')).flat_map(char::to_lowercase)
    }
    left.eq_ignore_ascii_case(right) || plain(left).eq(plain(right))
}

macro_rules! codes {
    ($( $(#[doc = $doc:literal])* $name:ident = $list:literal { $( $(#[$vdoc:meta])* $variant:ident = $code:literal $(| $other:literal)* ),+ $(,)? } )+) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$vdoc])* #[doc = concat!("`", $code, "` in the file.")] $variant ),+ }

        impl Code for $name {
            const LIST: &'static str = $list;
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            fn other_words(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($other),*]),+ }
            }
            fn parse(word: &str) -> Option<Self> {
                match word {
                    $($code => return Some(Self::$variant),)+
                    _ => {}
                }
                $( if same_word(word, $code) $(|| same_word(word, $other))* { return Some(Self::$variant); } )+
                None
            }
        }

        impl Serialize for $name {
            fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(CodeVisitor(std::marker::PhantomData))
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).trim_end_matches('_').into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                described::<Self>(concat!($($doc),*))
            }
        }
    )+

        /// Every closed list, for the documentation of the format.
        pub fn all_lists() -> Vec<List> {
            vec![$(List {
                type_name: stringify!($name),
                name: $list,
                words: $name::ALL.iter().map(|value| (value.code(), value.other_words())).collect(),
            }),+]
        }
    };
}

/// One closed list as data.
#[derive(Clone, Debug)]
pub struct List {
    /// The type in code.
    pub type_name: &'static str,
    /// What it is called in messages.
    pub name: &'static str,
    /// Each code with the other words that are read as it.
    pub words: Vec<(&'static str, &'static [&'static str])>,
}

/// A list for editors: the codes, then the other words, and last a pattern that takes every spelling of both which
/// [`Code::parse`] takes.
fn described<C: Code>(description: &str) -> Schema {
    let codes: Vec<&str> = C::ALL.iter().map(|value| value.code()).collect();
    let others: Vec<&str> = C::ALL.iter().flat_map(|value| value.other_words()).copied().collect();
    let spelled: Vec<String> = codes.iter().chain(&others).map(|word| any_spelling(word)).collect();
    let pattern = format!("^[ _-]*(?:{})$", spelled.join("|"));
    let mut ways = vec![json_schema!({ "enum": codes })];
    if !others.is_empty() {
        ways.push(json_schema!({ "enum": others }));
    }
    ways.push(json_schema!({ "type": "string", "pattern": pattern }));
    json_schema!({ "description": description.trim(), "anyOf": ways })
}

/// A regular expression for a word in any case, with blanks, hyphens and underscores anywhere.
fn any_spelling(word: &str) -> String {
    let letters = word.chars().filter(|c| !matches!(c, ' ' | '-' | '_'));
    letters
        .map(|c| match (c.to_ascii_lowercase(), c.to_ascii_uppercase()) {
            (small, large) if small == large => format!("{c}[ _-]*"),
            (small, large) => format!("[{small}{large}][ _-]*"),
        })
        .collect()
}

struct CodeVisitor<C>(std::marker::PhantomData<C>);

impl<C: Code> de::Visitor<'_> for CodeVisitor<C> {
    type Value = C;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "a word of the list {}", C::LIST)
    }

    fn visit_str<E: de::Error>(self, word: &str) -> Result<C, E> {
        C::parse(word).ok_or_else(|| {
            let known = C::ALL.iter().map(|value| value.code()).collect::<Vec<_>>();
            E::custom(super::Fault::UnknownCode {
                list: C::LIST.to_owned(),
                word: word.to_owned(),
                known: known.join(", "),
            })
        })
    }
}

codes! {
    /// A language of the interface and of reports.
    Lang = "language" {
        Indonesian = "id" | "indonesia" | "bahasa indonesia" | "in",
        English = "en" | "inggris" | "english",
    }
    /// The six rungs of the partnership ladder, lowest first (domain notes 0.2 and c).
    Rung = "rung" {
        Competition = "competition" | "kompetisi" | "0",
        Communication = "communication" | "komunikasi" | "1",
        Cooperation = "cooperation" | "kooperasi" | "2",
        Coordination = "coordination" | "koordinasi" | "3",
        Collaboration = "collaboration" | "kolaborasi" | "4",
        Confederation = "confederation" | "konfederasi" | "5",
    }
    /// What one entry of a ladder history records.
    StepKind = "kind of step" {
        Baseline = "baseline" | "penilaian_awal",
        Up = "up" | "naik",
        Down = "down" | "turun",
        Stays = "stays" | "tetap",
        Correction = "correction" | "koreksi",
    }
    /// The five kinds of party of text 003, and a last resort.
    ActorKind = "kind of party" {
        Government = "government" | "pemerintah",
        Business = "business" | "dunia_usaha" | "usaha",
        Donor = "donor" | "donatur",
        Ngo = "ngo" | "lsm",
        Community = "community" | "masyarakat" | "warga",
        Other = "other" | "lainnya",
    }
    /// Hill's four sectors of welfare (text 004).
    Sector = "sector" {
        State = "state" | "negara",
        Market = "market" | "pasar",
        Household = "household" | "keluarga" | "keluarga_dan_tetangga",
        Voluntary = "voluntary" | "sukarela" | "sektor_sukarela",
    }
    /// The level of society at which a party or a map works.
    Level = "level" {
        Family = "family" | "keluarga",
        Rt = "rt",
        Rw = "rw",
        Ward = "ward" | "kelurahan" | "desa",
        District = "district" | "kecamatan",
        City = "city" | "kota" | "kabupaten",
        Province = "province" | "provinsi",
        National = "national" | "nasional",
        International = "international" | "internasional",
    }
    /// The legal standing of a party.
    Formality = "formality" {
        Informal = "informal",
        Registered = "registered" | "terdaftar",
        LegalEntity = "legal_entity" | "berbadan_hukum" | "badan_hukum",
        GovernmentUnit = "government_unit" | "unit_pemerintah",
    }
    /// Whether a party takes part.
    ActorStatus = "status of a party" {
        Candidate = "candidate" | "calon",
        Active = "active" | "aktif",
        Inactive = "inactive" | "tidak_aktif",
        Merged = "merged" | "bergabung",
    }
    /// A party's attitude to the goal of the map.
    Stance = "stance" {
        Supports = "supports" | "mendukung",
        Neutral = "neutral" | "netral",
        Opposes = "opposes" | "menolak",
    }
    /// The roles of the state in welfare (text 004).
    StateRole = "state role" {
        Funder = "funder" | "pemberi_dana" | "penyandang_dana",
        Provider = "provider" | "penyedia",
        Regulator = "regulator" | "pengatur",
        Facilitator = "facilitator" | "fasilitator",
    }
    /// How somebody agreed to having a contact stored.
    ConsentHow = "form of consent" {
        Spoken = "spoken" | "lisan",
        Written = "written" | "tertulis",
    }
    /// What parties give one another.
    SourceCategory = "category of source" {
        Money = "money" | "dana" | "uang",
        Goods = "goods" | "barang",
        Labour = "labour" | "tenaga" | "labor",
        Expertise = "expertise" | "keahlian",
        Place = "place" | "tempat",
        Permit = "permit" | "izin",
        Information = "information" | "informasi",
        Access = "access" | "jaringan" | "akses",
        MoralSupport = "moral_support" | "dukungan_moril",
    }
    /// Which system of sources a resource belongs to (Pincus and Minahan).
    SourceNature = "nature of source" {
        Informal = "informal" | "informal_alamiah" | "alamiah",
        Formal = "formal",
        Societal = "societal" | "kemasyarakatan",
        LocalWisdom = "local_wisdom" | "kearifan_lokal",
    }
    /// How far a resource can be used.
    SourceStatus = "status of a source" {
        Identified = "identified" | "teridentifikasi",
        Pledged = "pledged" | "dijanjikan",
        Available = "available" | "tersedia",
        InUse = "in_use" | "dipakai",
        Exhausted = "exhausted" | "habis",
    }
    /// The field of a need.
    NeedCategory = "category of need" {
        Health = "health" | "kesehatan",
        Education = "education" | "pendidikan",
        Housing = "housing" | "perumahan",
        SocialSecurity = "social_security" | "jaminan_sosial",
        SafetyNet = "safety_net" | "jaring_pengaman",
        Economy = "economy" | "ekonomi",
        Institution = "institution" | "kelembagaan",
        CivilRights = "civil_rights" | "hak_warga",
        Capacity = "capacity" | "kapasitas",
        Participation = "participation" | "partisipasi",
        Emergency = "emergency" | "darurat",
        Environment = "environment" | "lingkungan",
    }
    /// How soon a need has to be met.
    Horizon = "horizon" {
        Short = "short" | "pendek",
        Medium = "medium" | "menengah",
        Long = "long" | "panjang",
    }
    /// Who named a need.
    IdentifiedBy = "origin of a need" {
        Residents = "residents" | "warga",
        Worker = "worker" | "petugas",
        Donor = "donor" | "donatur",
        OfficialData = "official_data" | "data_resmi",
    }
    /// Where the source of a problem lies.
    ProblemLevel = "level of the problem" {
        Person = "person" | "individu" | "individu_keluarga",
        Community = "community" | "komunitas",
        System = "system" | "sistem" | "sistem_kebijakan",
    }
    /// How far a need has come.
    NeedStatus = "status of a need" {
        Open = "open" | "terbuka",
        InProgress = "in_progress" | "ditangani",
        Met = "met" | "terpenuhi",
        Postponed = "postponed" | "ditunda",
        Dropped = "dropped" | "gugur",
    }
    /// Whether a partnership runs.
    PartnershipStatus = "status of a partnership" {
        Planned = "planned" | "direncanakan",
        Active = "active" | "aktif",
        Dormant = "dormant" | "dorman",
        Ended = "ended" | "berakhir",
    }
    /// The jobs of networking (text 003).
    Purpose = "purpose" {
        ResourceMobilisation = "resource_mobilisation" | "mobilisasi_sumber" | "resource_mobilization",
        ServiceDelivery = "service_delivery" | "pemberian_pelayanan",
        NewNetwork = "new_network" | "penciptaan_jaringan_baru",
        Advocacy = "advocacy" | "advokasi",
    }
    /// Whether help is handed out or people are enabled (text 004).
    Approach = "approach" {
        Delivery = "delivery" | "karitatif",
        Capacity = "capacity" | "pengembangan_kapasitas" | "kapasitas",
        Mixed = "mixed" | "campuran",
    }
    /// How firmly a partnership is put down. An informal tie is as valid as a signed one.
    TieForm = "form of a partnership" {
        Informal = "informal",
        Spoken = "spoken" | "lisan",
        Written = "written" | "tertulis",
    }
    /// Who decides in a partnership.
    DecisionMode = "way of deciding" {
        Joint = "joint" | "bersama" | "diputuskan_bersama",
        Rotating = "rotating" | "bergilir",
        Single = "single" | "satu_pihak",
        None = "none" | "tidak_ada" | "belum_ada",
    }
    /// Whether a service is a single deed or an institution (text 004, F55).
    Continuity = "continuity" {
        Incidental = "incidental" | "insidental",
        Periodic = "periodic" | "berkala",
        Institutional = "institutional" | "melembaga",
    }
    /// What partners do for one another (text 004, F76).
    Synergy = "synergy" {
        Completing = "completing" | "saling_melengkapi",
        FillingIn = "filling_in" | "saling_mengisi",
        Strengthening = "strengthening" | "saling_memperkuat",
    }
    /// What keeps people in poverty (Chambers; text 004, F91).
    TrapFactor = "factor of the poverty trap" {
        Poverty = "poverty" | "kemiskinan",
        Isolation = "isolation" | "isolasi",
        Powerlessness = "powerlessness" | "ketidakberdayaan",
        Vulnerability = "vulnerability" | "kerentanan",
        PhysicalWeakness = "physical_weakness" | "kelemahan_fisik",
    }
    /// The stages in which residents can take part (text 004, F49).
    ParticipationStage = "stage of participation" {
        Identification = "identification" | "identifikasi",
        Decision = "decision" | "keputusan",
        Planning = "planning" | "perencanaan",
        Implementation = "implementation" | "pelaksanaan",
        Evaluation = "evaluation" | "evaluasi",
        Benefit = "benefit" | "manfaat",
    }
    /// How far residents take part.
    ParticipationLevel = "level of participation" {
        None = "none" | "tidak",
        Informed = "informed" | "diberi_tahu",
        Consulted = "consulted" | "dimintai_pendapat",
        Deciding = "deciding" | "ikut_memutuskan",
    }
    /// The five values that keep a commitment alive (text 004).
    SharedValue = "shared value" {
        SocialResponsibility = "social_responsibility" | "tanggung_jawab_sosial",
        Redistribution = "redistribution" | "redistribusi",
        Empowerment = "empowerment" | "pemberdayaan",
        SocialLearning = "social_learning" | "proses_belajar_sosial",
        Sustainability = "sustainability" | "keberlanjutan",
    }
    /// The three ways in which a support system is formed (text 003).
    SupportSystem = "support system" {
        New = "new" | "baru",
        Existing = "existing" | "sudah_ada",
        Coordinated = "coordinated" | "dikoordinasi" | "dikoordinasi_pekerja_sosial",
    }
    /// The phase of the social work.
    Phase = "phase" {
        Engagement = "engagement" | "pelibatan_awal",
        Assessment = "assessment" | "asesmen",
        Planning = "planning" | "perencanaan" | "perencanaan_intervensi",
        Intervention = "intervention" | "intervensi",
        Evaluation = "evaluation" | "evaluasi",
        Termination = "termination" | "terminasi",
    }
    /// Who may see a map.
    Privacy = "privacy" {
        Internal = "internal",
        Restricted = "restricted" | "terbatas",
        Public = "public" | "publik",
    }
    /// Whether a contribution was only promised.
    ContributionStatus = "status of a contribution" {
        Pledged = "pledged" | "dijanjikan",
        Delivered = "delivered" | "terealisasi",
        Cancelled = "cancelled" | "batal" | "canceled",
    }
    /// The MoU and its nine relatives.
    AgreementKind = "kind of document" {
        Intent = "intent" | "loi" | "surat_minat",
        Minutes = "minutes" | "berita_acara",
        Mou = "mou" | "nota_kesepahaman",
        JointAgreement = "joint_agreement" | "kesepakatan_bersama",
        GovernmentAgreement = "government_agreement" | "nota_kesepakatan",
        CooperationAgreement = "cooperation_agreement" | "pks" | "perjanjian_kerja_sama",
        Grant = "grant" | "hibah" | "perjanjian_hibah",
        Addendum = "addendum" | "adendum",
        CitizenCharter = "citizen_charter" | "piagam_warga" | "maklumat_pelayanan",
        Decree = "decree" | "sk" | "surat_keputusan",
    }
    /// How a document is prolonged.
    Extension = "way of extension" {
        Automatic = "automatic" | "otomatis",
        Written = "written" | "tertulis",
        None = "none" | "tidak",
    }
    /// Whether a document carries a duty stamp (meterai).
    StampDuty = "duty stamp" {
        None = "none" | "tidak",
        Affixed = "affixed" | "tempel",
        Electronic = "electronic" | "elektronik",
    }
    /// Where a document stands; *expired* is computed from its end date, never stored.
    Lifecycle = "status of a document" {
        Draft = "draft" | "konsep" | "draf",
        Negotiation = "negotiation" | "pembahasan",
        Ready = "ready" | "siap" | "siap_ditandatangani",
        InForce = "in_force" | "berlaku",
        Extended = "extended" | "diperpanjang",
        Completed = "completed" | "selesai",
        Terminated = "terminated" | "diakhiri",
        Void = "void" | "batal",
    }
    /// Where one promise stands; *late* is computed from its due date, never stored.
    ObligationStatus = "status of a promise" {
        Pending = "pending" | "belum",
        InProgress = "in_progress" | "berjalan",
        Fulfilled = "fulfilled" | "terpenuhi",
        Failed = "failed" | "gagal",
        Waived = "waived" | "dihapuskan",
    }
    /// How often something comes back.
    Recurrence = "recurrence" {
        Weekly = "weekly" | "mingguan",
        Biweekly = "biweekly" | "dua_mingguan",
        Monthly = "monthly" | "bulanan",
        Quarterly = "quarterly" | "triwulan" | "tribulan",
        Yearly = "yearly" | "tahunan",
    }
    /// Why a party was contacted.
    ContactKind = "kind of contact" {
        First = "first" | "pendahuluan" | "initial",
        FollowUp = "follow_up" | "lanjutan",
        Routine = "routine" | "rutin",
        Audience = "audience" | "audiensi",
        Complaint = "complaint" | "keluhan",
        Closing = "closing" | "penutupan",
    }
    /// How a party was contacted.
    Medium = "medium" {
        Visit = "visit" | "kunjungan",
        Phone = "phone" | "telepon",
        Message = "message" | "pesan" | "surel",
        Letter = "letter" | "surat",
        Meeting = "meeting" | "rapat",
    }
    /// How a contact ended.
    ContactResult = "result of a contact" {
        Positive = "positive" | "positif",
        Neutral = "neutral" | "netral",
        Negative = "negative" | "negatif",
        NoAnswer = "no_answer" | "tidak_ada_jawaban",
    }
    /// The kind of a meeting.
    MeetingKind = "kind of meeting" {
        Routine = "routine" | "rutin" | "pertemuan_rutin",
        RwBoard = "rw_board" | "rapat_pengurus_rw",
        Deliberation = "deliberation" | "rembuk_warga" | "rembug_warga" | "rembuk_rw",
        Musrenbang = "musrenbang",
        PartnerForum = "partner_forum" | "forum_mitra",
        MiniWorkshop = "mini_workshop" | "lokmin" | "lokakarya_mini",
        StuntingForum = "stunting_forum" | "rembuk_stunting",
        Monitoring = "monitoring" | "pemantauan",
        Audience = "audience" | "audiensi",
        Signing = "signing" | "penandatanganan",
        Other = "other" | "lainnya",
    }
    /// The gathering that a meeting rides on.
    Vehicle = "vehicle of a meeting" {
        Arisan = "arisan",
        Pengajian = "pengajian",
        RevolvingCredit = "revolving_credit" | "perguliran_kredit",
        CommunityWork = "community_work" | "kerja_bakti",
        Posyandu = "posyandu",
        Worship = "worship" | "ibadah",
        None = "none" | "tidak_ada",
    }
    /// Where a follow-up stands.
    FollowUpStatus = "status of a follow-up" {
        Open = "open" | "terbuka" | "belum",
        Done = "done" | "selesai",
        Dropped = "dropped" | "gugur" | "batal",
    }
    /// How a trust assessment was made.
    TrustMethod = "method of assessment" {
        Meeting = "meeting" | "rapat" | "kesepakatan_rapat",
        Worker = "worker" | "penilaian_pekerja_sosial" | "petugas",
        Self_ = "self" | "isian_pihak" | "sendiri",
    }
    /// Where a funding proposal stands.
    ProposalStatus = "status of a proposal" {
        Draft = "draft" | "konsep",
        Sent = "sent" | "dikirim",
        Reviewed = "reviewed" | "ditelaah",
        Approved = "approved" | "disetujui",
        Partial = "partial" | "sebagian",
        Rejected = "rejected" | "ditolak",
        Lapsed = "lapsed" | "kedaluwarsa",
    }
    /// What kind of proof an entry of evidence is.
    EvidenceType = "kind of evidence" {
        Minutes = "minutes" | "notulen",
        Record = "official_record" | "berita_acara",
        Attendance = "attendance" | "daftar_hadir",
        Letter = "letter" | "surat",
        Photo = "photo" | "foto",
        WorkPlan = "work_plan" | "rencana_kerja",
        Schedule = "schedule" | "jadwal",
        Report = "report" | "laporan",
        CashBook = "cash_book" | "buku_kas",
        Agreement = "agreement" | "dokumen_kerja_sama",
        GroupMessage = "group_message" | "pesan_grup",
        Testimony = "testimony" | "kesaksian_lisan",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_any_case_and_any_separator_are_read() {
        for word in ["koordinasi", "Coordination", "KOORDINASI", "3"] {
            assert_eq!(Rung::parse(word), Some(Rung::Coordination), "{word}");
        }
        for word in ["in_force", "In Force", "in-force", "berlaku"] {
            assert_eq!(Lifecycle::parse(word), Some(Lifecycle::InForce), "{word}");
        }
        assert_eq!(Rung::parse("koperasi"), None, "a cooperative is a party, never the rung");
    }

    #[test]
    fn no_two_values_of_a_list_share_a_code() {
        fn unique<C: Code>() {
            for (at, value) in C::ALL.iter().enumerate() {
                assert_eq!(C::parse(value.code()), Some(*value), "{} at {at}", C::LIST);
            }
        }
        unique::<Rung>();
        unique::<AgreementKind>();
        unique::<MeetingKind>();
        unique::<Level>();
        unique::<ObligationStatus>();
    }
}
