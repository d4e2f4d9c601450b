//! The names of all closed lists, spelled as the glossary of the domain notes spells them.
//!
//! Labels are short, because they stand in narrow columns, and they begin with a capital; inside a sentence
//! use [`lower`]. All six rungs begin with "Ko": show them as digit and full word ([`rung`]).

use crate::locale::Label;
use crate::model::{Lang, Rung, Table};

names! {
    Lang {
        Indonesian = "Bahasa Indonesia" | "Bahasa Indonesia";
        English = "English" | "English";
    }
    Rung {
        Competition = "Kompetisi" | "Competition";
        Communication = "Komunikasi" | "Communication";
        Cooperation = "Kooperasi" | "Cooperation";
        Coordination = "Koordinasi" | "Coordination";
        Collaboration = "Kolaborasi" | "Collaboration";
        Confederation = "Konfederasi" | "Confederation";
    }
    StepKind {
        Baseline = "Penilaian awal" | "Baseline";
        Up = "Naik" | "Up";
        Down = "Turun" | "Down";
        Stays = "Tetap" | "Stays";
        Correction = "Koreksi" | "Correction";
    }
    ActorKind {
        Government = "Pemerintah" | "Government";
        Business = "Dunia usaha" | "Business";
        Donor = "Donatur" | "Donor";
        Ngo = "LSM" | "NGO";
        Community = "Masyarakat" | "Community";
        Other = "Lainnya" | "Other";
    }
    Sector {
        State = "Negara" | "State";
        Market = "Pasar" | "Market";
        Household = "Keluarga & tetangga" | "Household";
        Voluntary = "Sektor sukarela" | "Voluntary";
    }
    Level {
        Family = "Keluarga" | "Family";
        Rt = "RT" | "RT";
        Rw = "RW" | "RW";
        Ward = "Kelurahan/desa" | "Ward/village";
        District = "Kecamatan" | "District";
        City = "Kota/kabupaten" | "City/regency";
        Province = "Provinsi" | "Province";
        National = "Nasional" | "National";
        International = "Internasional" | "International";
    }
    Formality {
        Informal = "Informal" | "Informal";
        Registered = "Terdaftar" | "Registered";
        LegalEntity = "Berbadan hukum" | "Legal entity";
        GovernmentUnit = "Unit pemerintah" | "Government unit";
    }
    ActorStatus {
        Candidate = "Calon" | "Candidate";
        Active = "Aktif" | "Active";
        Inactive = "Tidak aktif" | "Inactive";
        Merged = "Bergabung" | "Merged";
    }
    Stance {
        Supports = "Mendukung" | "Supports";
        Neutral = "Netral" | "Neutral";
        Opposes = "Menolak" | "Opposes";
    }
    StateRole {
        Funder = "Penyandang dana" | "Funder";
        Provider = "Penyedia" | "Provider";
        Regulator = "Pengatur" | "Regulator";
        Facilitator = "Fasilitator" | "Facilitator";
    }
    ConsentHow {
        Spoken = "Lisan" | "Spoken";
        Written = "Tertulis" | "Written";
    }
    SourceCategory {
        Money = "Dana" | "Money";
        Goods = "Barang" | "Goods";
        Labour = "Tenaga" | "People/time";
        Expertise = "Keahlian" | "Skills";
        Place = "Tempat" | "Place";
        Permit = "Izin" | "Permit";
        Information = "Informasi" | "Information";
        Access = "Jaringan" | "Access";
        MoralSupport = "Dukungan moril" | "Moral support";
    }
    SourceNature {
        Informal = "Informal" | "Natural";
        Formal = "Formal" | "Formal";
        Societal = "Kemasyarakatan" | "Societal";
        LocalWisdom = "Kearifan lokal" | "Local wisdom";
    }
    SourceStatus {
        Identified = "Teridentifikasi" | "Identified";
        Pledged = "Dijanjikan" | "Pledged";
        Available = "Tersedia" | "Available";
        InUse = "Dipakai" | "In use";
        Exhausted = "Habis" | "Exhausted";
    }
    NeedCategory {
        Health = "Kesehatan" | "Health";
        Education = "Pendidikan" | "Education";
        Housing = "Perumahan" | "Housing";
        SocialSecurity = "Jaminan sosial" | "Social security";
        SafetyNet = "Jaring pengaman" | "Safety net";
        Economy = "Ekonomi" | "Economy";
        Institution = "Kelembagaan" | "Institutions";
        CivilRights = "Hak warga" | "Civil rights";
        Capacity = "Kapasitas" | "Capacity";
        Participation = "Partisipasi" | "Participation";
        Emergency = "Darurat" | "Emergency";
        Environment = "Lingkungan" | "Environment";
    }
    Horizon {
        Short = "Jangka pendek" | "Short term";
        Medium = "Jangka menengah" | "Medium term";
        Long = "Jangka panjang" | "Long term";
    }
    IdentifiedBy {
        Residents = "Warga" | "Residents";
        Worker = "Pekerja sosial" | "Social worker";
        Donor = "Donatur" | "Donor";
        OfficialData = "Data resmi" | "Official data";
    }
    ProblemLevel {
        Person = "Individu/keluarga" | "Person/family";
        Community = "Komunitas" | "Community";
        System = "Sistem/kebijakan" | "System/policy";
    }
    NeedStatus {
        Open = "Terbuka" | "Open";
        InProgress = "Ditangani" | "In progress";
        Met = "Terpenuhi" | "Met";
        Postponed = "Ditunda" | "Postponed";
        Dropped = "Gugur" | "Dropped";
    }
    PartnershipStatus {
        Planned = "Direncanakan" | "Planned";
        Active = "Aktif" | "Active";
        Dormant = "Dorman" | "Dormant";
        Ended = "Berakhir" | "Ended";
    }
    Purpose {
        ResourceMobilisation = "Mobilisasi sumber" | "Resource mobilisation";
        ServiceDelivery = "Pemberian pelayanan" | "Service delivery";
        NewNetwork = "Jaringan baru" | "New networks";
        Advocacy = "Advokasi" | "Advocacy";
    }
    Approach {
        Delivery = "Pemberian langsung (karitatif)" | "Delivery (charity)";
        Capacity = "Pengembangan kapasitas" | "Capacity building";
        Mixed = "Campuran" | "Mixed";
    }
    TieForm {
        Informal = "Informal" | "Informal";
        Spoken = "Lisan" | "Spoken";
        Written = "Tertulis" | "Written";
    }
    DecisionMode {
        Joint = "Diputuskan bersama" | "Decided jointly";
        Rotating = "Bergilir" | "By turns";
        Single = "Satu pihak" | "One party";
        None = "Belum ada" | "Not settled";
    }
    Continuity {
        Incidental = "Insidental" | "Incidental";
        Periodic = "Berkala" | "Periodic";
        Institutional = "Melembaga" | "Institutional";
    }
    Synergy {
        Completing = "Saling melengkapi" | "Completing one another";
        FillingIn = "Saling mengisi" | "Filling in for one another";
        Strengthening = "Saling memperkuat" | "Strengthening one another";
    }
    TrapFactor {
        Poverty = "Kemiskinan" | "Poverty";
        Isolation = "Isolasi" | "Isolation";
        Powerlessness = "Ketidakberdayaan" | "Powerlessness";
        Vulnerability = "Kerentanan" | "Vulnerability";
        PhysicalWeakness = "Kelemahan fisik" | "Physical weakness";
    }
    ParticipationStage {
        Identification = "Mengenali masalah" | "Naming the problem";
        Decision = "Memutuskan" | "Deciding";
        Planning = "Merencanakan" | "Planning";
        Implementation = "Melaksanakan" | "Carrying out";
        Evaluation = "Menilai hasil" | "Reviewing";
        Benefit = "Menikmati hasil" | "Benefiting";
    }
    ParticipationLevel {
        None = "Tidak ikut" | "Not at all";
        Informed = "Diberi tahu" | "Informed";
        Consulted = "Dimintai pendapat" | "Consulted";
        Deciding = "Ikut memutuskan" | "Deciding";
    }
    SharedValue {
        SocialResponsibility = "Tanggung jawab sosial" | "Social responsibility";
        Redistribution = "Redistribusi" | "Redistribution";
        Empowerment = "Pemberdayaan" | "Empowerment";
        SocialLearning = "Proses belajar sosial" | "Social learning";
        Sustainability = "Keberlanjutan" | "Sustainability";
    }
    SupportSystem {
        New = "Baru" | "New";
        Existing = "Sudah ada" | "Existing";
        Coordinated = "Dikoordinasi" | "Coordinated";
    }
    Phase {
        Engagement = "Pelibatan awal" | "Engagement";
        Assessment = "Asesmen" | "Assessment";
        Planning = "Perencanaan" | "Planning";
        Intervention = "Intervensi" | "Intervention";
        Evaluation = "Evaluasi" | "Evaluation";
        Termination = "Terminasi" | "Termination";
    }
    Privacy {
        Internal = "Internal" | "Internal";
        Restricted = "Terbatas" | "Restricted";
        Public = "Publik" | "Public";
    }
    ContributionStatus {
        Pledged = "Dijanjikan" | "Pledged";
        Delivered = "Terealisasi" | "Delivered";
        Cancelled = "Batal" | "Cancelled";
    }
    AgreementKind {
        Intent = "Surat minat" | "Letter of intent";
        Minutes = "Berita acara" | "Official record";
        Mou = "Nota kesepahaman" | "MoU";
        JointAgreement = "Kesepakatan bersama" | "Joint agreement";
        GovernmentAgreement = "Nota kesepakatan" | "Government agreement";
        CooperationAgreement = "Perjanjian kerja sama" | "Cooperation agreement";
        Grant = "Perjanjian hibah" | "Grant agreement";
        Addendum = "Adendum" | "Addendum";
        CitizenCharter = "Piagam warga" | "Citizen charter";
        Decree = "Surat keputusan" | "Decree";
    }
    Extension {
        Automatic = "Otomatis" | "Automatic";
        Written = "Tertulis" | "Written";
        None = "Tidak" | "None";
    }
    StampDuty {
        None = "Tanpa meterai" | "No stamp";
        Affixed = "Meterai tempel" | "Affixed stamp";
        Electronic = "Meterai elektronik" | "Electronic stamp";
    }
    Lifecycle {
        Draft = "Konsep" | "Draft";
        Negotiation = "Pembahasan" | "In negotiation";
        Ready = "Siap ditandatangani" | "Ready to sign";
        InForce = "Berlaku" | "In force";
        Extended = "Diperpanjang" | "Extended";
        Completed = "Selesai" | "Completed";
        Terminated = "Diakhiri" | "Terminated";
        Void = "Batal" | "Void";
    }
    Standing {
        Draft = "Konsep" | "Draft";
        Negotiation = "Pembahasan" | "In negotiation";
        Ready = "Siap ditandatangani" | "Ready to sign";
        InForce = "Berlaku" | "In force";
        Expiring = "Akan berakhir" | "Expiring";
        ExpiringSoon = "Segera berakhir" | "Expiring soon";
        Expired = "Lewat masa" | "Expired";
        Completed = "Selesai" | "Completed";
        Terminated = "Diakhiri" | "Terminated";
        Void = "Batal" | "Void";
    }
    ObligationStatus {
        Pending = "Belum" | "Pending";
        InProgress = "Berjalan" | "In progress";
        Fulfilled = "Terpenuhi" | "Fulfilled";
        Failed = "Gagal" | "Failed";
        Waived = "Dihapuskan" | "Waived";
    }
    Recurrence {
        Weekly = "Mingguan" | "Weekly";
        Biweekly = "Dua mingguan" | "Every two weeks";
        Monthly = "Bulanan" | "Monthly";
        Quarterly = "Triwulan" | "Quarterly";
        Yearly = "Tahunan" | "Yearly";
    }
    ContactKind {
        First = "Kontak pendahuluan" | "First contact";
        FollowUp = "Kontak lanjutan" | "Follow-up";
        Routine = "Rutin" | "Routine";
        Audience = "Audiensi" | "Audience";
        Complaint = "Keluhan" | "Complaint";
        Closing = "Penutupan" | "Closing";
    }
    Medium {
        Visit = "Kunjungan" | "Visit";
        Phone = "Telepon" | "Phone";
        Message = "Pesan" | "Message";
        Letter = "Surat" | "Letter";
        Meeting = "Rapat" | "Meeting";
    }
    ContactResult {
        Positive = "Positif" | "Positive";
        Neutral = "Netral" | "Neutral";
        Negative = "Negatif" | "Negative";
        NoAnswer = "Tidak ada jawaban" | "No answer";
    }
    MeetingKind {
        Routine = "Pertemuan rutin" | "Routine meeting";
        RwBoard = "Rapat pengurus RW" | "RW board";
        Deliberation = "Rembuk warga" | "RW deliberation";
        Musrenbang = "Musrenbang" | "Musrenbang";
        PartnerForum = "Forum mitra" | "Partner forum";
        MiniWorkshop = "Lokakarya mini" | "Mini workshop";
        StuntingForum = "Rembuk stunting" | "Stunting forum";
        Monitoring = "Pemantauan" | "Monitoring";
        Audience = "Audiensi" | "Audience";
        Signing = "Penandatanganan" | "Signing";
        Other = "Lainnya" | "Other";
    }
    Vehicle {
        Arisan = "Arisan" | "Arisan (savings club)";
        Pengajian = "Pengajian" | "Pengajian (Qur'an study)";
        RevolvingCredit = "Perguliran kredit" | "Revolving credit";
        CommunityWork = "Kerja bakti" | "Community work";
        Posyandu = "Posyandu" | "Posyandu";
        Worship = "Ibadah" | "Worship";
        None = "Tidak ada" | "None";
    }
    FollowUpStatus {
        Open = "Terbuka" | "Open";
        Done = "Selesai" | "Done";
        Dropped = "Gugur" | "Dropped";
    }
    TrustMethod {
        Meeting = "Kesepakatan rapat" | "Agreed in a meeting";
        Worker = "Pekerja sosial" | "Social worker";
        Self_ = "Isian pihak" | "By the party itself";
    }
    ProposalStatus {
        Draft = "Konsep" | "Draft";
        Sent = "Dikirim" | "Sent";
        Reviewed = "Ditelaah" | "Under review";
        Approved = "Disetujui" | "Approved";
        Partial = "Disetujui sebagian" | "Partly approved";
        Rejected = "Ditolak" | "Rejected";
        Lapsed = "Kedaluwarsa" | "Lapsed";
    }
    EvidenceType {
        Minutes = "Notulen" | "Minutes";
        Record = "Berita acara" | "Official record";
        Attendance = "Daftar hadir" | "Attendance list";
        Letter = "Surat" | "Letter";
        Photo = "Foto" | "Photo";
        WorkPlan = "Rencana kerja" | "Work plan";
        Schedule = "Jadwal" | "Schedule";
        Report = "Laporan" | "Report";
        CashBook = "Buku kas" | "Cash book";
        Agreement = "Dokumen kerja sama" | "Cooperation document";
        GroupMessage = "Pesan grup" | "Group message";
        Testimony = "Kesaksian lisan" | "Spoken testimony";
    }
    Table {
        Area = "Wilayah" | "Area";
        Actor = "Pihak" | "Party";
        Resource = "Sumber" | "Source";
        Need = "Kebutuhan" | "Need";
        Partnership = "Kemitraan" | "Partnership";
        Contribution = "Kontribusi" | "Contribution";
        Agreement = "Dokumen" | "Document";
        Contact = "Kontak" | "Contact";
        Meeting = "Rapat" | "Meeting";
        Trust = "Penilaian saling percaya" | "Trust assessment";
        Value = "Komitmen nilai" | "Value commitment";
        Proposal = "Proposal" | "Proposal";
        Acknowledgement = "Temuan yang diketahui" | "Acknowledged finding";
    }
}

texts! {
    not_assessed = "Belum dinilai" | "Not assessed";
    the_map = "Peta" | "Map";
}

/// The name of several records of a table; Indonesian does not mark them.
pub fn plural(table: Table, lang: Lang) -> &'static str {
    if lang == Lang::Indonesian {
        return table.label(lang);
    }
    match table {
        Table::Area => "Areas",
        Table::Actor => "Parties",
        Table::Resource => "Sources",
        Table::Need => "Needs",
        Table::Partnership => "Partnerships",
        Table::Contribution => "Contributions",
        Table::Agreement => "Documents",
        Table::Contact => "Contacts",
        Table::Meeting => "Meetings",
        Table::Trust => "Trust assessments",
        Table::Value => "Value commitments",
        Table::Proposal => "Proposals",
        Table::Acknowledgement => "Acknowledged findings",
    }
}

/// A rung with its digit, `3 Koordinasi`, or *not assessed*.
pub fn rung(rung: Option<Rung>, lang: Lang) -> String {
    rung.map_or_else(
        || not_assessed(lang).to_owned(),
        |rung| format!("{} {}", rung.digit(), rung.label(lang)),
    )
}

/// A label as it stands inside a sentence: its first letter is small, unless the first word is an acronym or
/// a name that keeps its capital.
pub fn lower(label: &str) -> String {
    let first = label.split([' ', '/']).next().unwrap_or(label);
    let acronym = first.chars().skip(1).any(char::is_uppercase);
    if acronym || first == "Posyandu" {
        return label.to_owned();
    }
    let mut letters = label.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// A number of records of a table: `3 Kemitraan`.
pub fn counted(lang: Lang, table: Table, count: usize) -> String {
    let name = if count == 1 { table.label(lang) } else { plural(table, lang) };
    format!("{count} {}", lower(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AgreementKind, Code};

    #[test]
    fn labels_stand_in_sentences_and_keep_acronyms() {
        assert_eq!(lower(Table::Actor.label(Lang::Indonesian)), "pihak");
        assert_eq!(lower(AgreementKind::Mou.label(Lang::English)), "MoU");
        assert_eq!(lower("RT/RW"), "RT/RW");
        assert_eq!(plural(Table::Actor, Lang::English), "Parties");
        assert_eq!(rung(Some(Rung::Coordination), Lang::Indonesian), "3 Koordinasi");
        assert_eq!(rung(None, Lang::English), "Not assessed");
    }

    #[test]
    fn a_rung_label_is_read_back_as_the_rung() {
        for one in Rung::ALL {
            for lang in Lang::ALL {
                assert_eq!(Rung::parse(one.label(*lang)), Some(*one));
            }
        }
        assert_ne!(Rung::Cooperation.label(Lang::Indonesian), "Koperasi");
    }
}
