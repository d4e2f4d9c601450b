//! The words of minutes, invitations, attendance lists and formal records.

crate::locale::texts! {
    minutes = "Notulen" | "Minutes";
    minutes_of(kind: &str) = "Notulen {kind}" | "Minutes of the {kind}";
    meeting = "pertemuan" | "meeting";
    day = "Hari, tanggal" | "Date";
    time = "Waktu" | "Time";
    time_from(from: &str) = "pukul {from}" | "{from}";
    time_between(from: &str, to: &str) = "pukul {from} s.d. {to}" | "{from} to {to}";
    place = "Tempat" | "Place";
    vehicle = "Wadah" | "Held with";
    invitation_was = "Undangan" | "Invitation";
    invited_formally = "resmi, tertulis" | "formal, in writing";
    invited_informally = "lisan, kekeluargaan" | "by word of mouth";
    chair = "Pimpinan rapat" | "Chair";
    secretary = "Notulis" | "Minutes taken by";
    attendance = "Peserta" | "Attendance";
    element = "Unsur" | "Element";
    attending(names: &str) = "Pihak yang hadir: {names}." | "Parties present: {names}.";
    agenda = "Susunan acara" | "Agenda";
    discussion = "Pembahasan" | "Discussion";
    subject = "Pokok bahasan" | "Subject";
    summary = "Ringkasan" | "Summary";
    decisions = "Keputusan" | "Decisions";
    about(text: &str, what: &str) = "{text} ({what})" | "{text} ({what})";
    follow_up = "Tindak lanjut" | "Follow-up";
    task = "Kegiatan" | "Task";
    moves = "Perkembangan kemitraan" | "Partnerships that moved";
    from_to = "Dari → ke" | "From → to";
    next = "Pertemuan berikutnya" | "Next meeting";
    closing = "Rapat ditutup dengan ucapan terima kasih kepada semua yang hadir." | "The meeting was closed with thanks to everybody who came.";
    continued(count: usize) = "{count} butir lain ada di lampiran." | "{count} more in the annex.";
    annex_to(title: &str) = "Lampiran {title}" | "Annex to the {title}";

    invitation = "Undangan" | "Invitation";
    letter_number = "Nomor" | "Number";
    attached = "Lampiran" | "Attached";
    subject_line = "Perihal" | "Subject";
    invitation_to(kind: &str) = "Undangan {kind}" | "Invitation to the {kind}";
    dear = "Kepada Yth. Bapak/Ibu/Saudara" | "To whom it concerns";
    greeting = "Dengan hormat," | "Dear neighbours and partners,";
    we_invite = "Kami mengundang Bapak/Ibu/Saudara untuk hadir pada pertemuan yang akan diselenggarakan pada:" | "We invite you to the meeting that will be held on:";
    programme = "Acara" | "Programme";
    thanks = "Demikian undangan ini. Atas perhatian dan kehadirannya kami ucapkan terima kasih." | "Thank you for your attention; we look forward to seeing you.";
    last_followups = "Pembahasan tindak lanjut pertemuan sebelumnya" | "Follow-up of the last meeting";

    attendance_list = "Daftar hadir" | "Attendance list";
    name = "Nama" | "Name";
    element_or_rt = "Unsur / RT" | "Element / RT";
    signature = "Tanda tangan" | "Signature";
    counts_only = "Kolom nomor telepon dan NIK sengaja tidak ada." | "There is no column for telephone or identity numbers on purpose.";

    record = "Berita acara" | "Record of agreement";
    record_of(kind: &str) = "Berita acara {kind}" | "Record of the {kind}";
    on_this_day(day: &str, place: &str, kind: &str) = "Pada hari ini, {day}, bertempat di {place}, telah diselenggarakan {kind}." | "On this day, {day}, at {place}, the {kind} was held.";
    attended_by(all: &str, men: &str, women: &str) = "Pertemuan dihadiri {all} orang, yaitu {men} laki-laki dan {women} perempuan." | "Those who came: {all} in all, {men} men and {women} women.";
    basis = "Dasar" | "Basis";
    basis_formal = "Undangan tertulis dari pengurus" | "A written invitation";
    basis_informal = "Undangan lisan dan musyawarah warga" | "Spoken invitation and deliberation of the residents";
    agreed = "Setelah bermusyawarah, para peserta menyepakati hal-hal berikut" | "After deliberation those present agreed on the following";
    to_be_done = "Untuk melaksanakannya disepakati" | "To carry it out it was agreed";
    truth = "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya." | "This record was made truthfully, to be used as is proper.";
    for_party(party: &str) = "Wakil {party}" | "For {party}";
}
