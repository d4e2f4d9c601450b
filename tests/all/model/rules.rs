//! Every V and W rule: a map that breaks it, and the toy map, which breaks none.

use simpul::model::check::{Broken, Finding, check};
use simpul::model::*;

use super::toy::*;

/// The change breaks exactly these rules, and the rules have this number.
#[track_caller]
fn breaks(map: &PartnershipMap, code: &str, expected: &[Broken]) {
    assert_eq!(broken(map), expected);
    for one in expected {
        assert_eq!(one.code(), code, "{one:?}");
        assert_eq!(one.is_error(), code.starts_with('V') && code != "V03", "{one:?}");
    }
}

fn dangling(key: &'static str, table: Table, name: &str) -> Broken {
    Broken::Dangling { key, table, id: id(name) }
}

#[test]
fn the_toy_map_breaks_no_rule() {
    assert_eq!(check(&toy(), today()), Vec::new());
}

#[test]
fn v01_every_name_of_every_table_is_followed() {
    use Table::*;
    let cases: &[(&str, &str, &'static str, Table)] = &[
        (r#"anchor = "pkk""#, r#"anchor = "x""#, "anchor", Actor),
        (r#"within = "kelurahan""#, r#"within = "x""#, "within", Area),
        (r#"introduced_by = "kelurahan""#, r#"introduced_by = "x""#, "introduced_by", Actor),
        (r#"merged_into = "pkk""#, r#"merged_into = "x""#, "merged_into", Actor),
        (r#"owner = "kelurahan""#, r#"owner = "x""#, "owner", Actor),
        (r#"identified_at = "rapat""#, r#"identified_at = "x""#, "identified_at", Meeting),
        (r#"members = ["pkk", "lsm"]"#, r#"members = ["pkk", "x", "lsm"]"#, "members", Actor),
        (r#"needs = ["gizi"]"#, r#"needs = ["x"]"#, "needs", Need),
        (r#"text = "Rapat", actor = "pkk""#, r#"text = "Rapat", actor = "x""#, "next_action", Actor),
        (r#"meeting = "rapat""#, r#"meeting = "x""#, "meeting", Meeting),
        ("actor = \"pkk\"\nrung", "actor = \"x\"\nrung", "view", Actor),
        (r#"receiver = "pkk""#, r#"receiver = "x""#, "receiver", Actor),
        (r#"obligation = "mou/mou-1""#, r#"obligation = "x/mou-1""#, "obligation", Agreement),
        (r#"obligation = "mou/mou-1""#, r#"obligation = "mou/x""#, "obligation", Agreement),
        (r#"parent = "mou""#, r#"parent = "x""#, "parent", Agreement),
        ("actor = \"lsm\"\npartnership", "actor = \"x\"\npartnership", "actor", Actor),
        (
            "actor = \"lsm\"\npartnership = \"posyandu\"",
            "actor = \"lsm\"\npartnership = \"x\"",
            "partnership",
            Partnership,
        ),
        (r#"attending = ["pkk", "lsm"]"#, r#"attending = ["pkk", "x"]"#, "attending", Actor),
        (r#""Lanjut", needs = ["gizi"]"#, r#""Lanjut", needs = ["x"]"#, "decisions", Need),
        (r#"partnerships = ["posyandu"]"#, r#"partnerships = ["x"]"#, "decisions", Partnership),
        (r#""Surat", actor = "pkk""#, r#""Surat", actor = "x""#, "followups", Actor),
        (r#"rater = "pkk""#, r#"rater = "x""#, "rater", Actor),
        (r#"ratee = "lsm""#, r#"ratee = "x""#, "ratee", Actor),
        ("actor = \"pkk\"\nvalue", "actor = \"x\"\nvalue", "actor", Actor),
        (r#"to = "kelurahan""#, r#"to = "x""#, "to", Actor),
    ];
    for (old, new, key, table) in cases {
        breaks(&with(old, new), "V01", &[dangling(key, *table, "x")]);
    }
    // A document of no known partnership, and a proposal for no known need.
    let map = with("kind = \"mou\"\npartnership = \"posyandu\"", "kind = \"mou\"\npartnership = \"x\"");
    breaks(&map, "V01", &[dangling("partnership", Partnership, "x")]);
    let map = with("title = \"Bantuan makanan\"\nneeds = [\"gizi\"]", "title = \"Bantuan\"\nneeds = [\"x\"]");
    breaks(&map, "V01", &[dangling("needs", Need, "x")]);
}

#[test]
fn v01_free_words_are_no_names() {
    for word in ["joint", "bersama", "residents", "warga", "Warga RT 03"] {
        let map = with(r#"receiver = "residents""#, &format!("receiver = \"{word}\""));
        assert_eq!(broken(&map), [], "{word}");
    }
    assert_eq!(broken(&with(r#"obligation = "mou/mou-1""#, r#"obligation = "janji lisan""#)), []);
}

#[test]
fn v01_the_promises_of_a_document_have_ids_of_their_own() {
    let map = with("id = \"mou-2\"", "id = \"mou-1\"");
    breaks(&map, "V01", &[Broken::TwinObligation { id: id("mou-1") }]);
}

fn circle(key: &'static str, through: &str) -> Broken {
    Broken::Circle { key, through: id(through) }
}

#[test]
fn v01_areas_do_not_lie_in_themselves() {
    let map = with("name = \"Kelurahan\"", "name = \"Kelurahan\"\nwithin = \"rw\"");
    breaks(&map, "V01", &[circle("within", "rw"), circle("within", "kelurahan")]);
}

#[test]
fn v02_members_lead_and_giver() {
    let map = and("[[partnership]]\nid = \"satu\"\nname = \"Satu\"\nmembers = [\"pkk\", \"pkk\"]");
    breaks(&map, "V02", &[Broken::TooFewMembers]);
    let map = with("name = \"PKK dan LSM\"", "name = \"PKK dan LSM\"\nlead = \"kelurahan\"");
    let lead = id("kelurahan");
    breaks(&map, "V02", &[Broken::LeadNotMember { lead }]);
    let map = with("giver = \"lsm\"", "giver = \"kelurahan\"");
    let giver = id("kelurahan");
    breaks(&map, "V02", &[Broken::GiverNotMember { giver }]);
}

#[test]
fn v03_an_active_partnership_without_a_step_is_not_assessed_and_that_is_no_error() {
    let map = with("status = \"planned\"", "status = \"active\"");
    breaks(&map, "V03", &[Broken::NotAssessed]);
}

#[test]
fn v04_steps_lie_between_the_start_and_today() {
    let map = with("date = 2025-06-01\nrung", "date = 2026-04-01\nrung");
    let date = day("2026-04-01");
    breaks(&map, "V04", &[Broken::StepInFuture { date }]);
    assert_eq!(broken(&with("date = 2025-06-01\nrung", "date = 2026-03-31\nrung")), []);
    let map = with("start = 2025-01-05", "start = 2025-02-02");
    let (date, start) = (day("2025-02-01"), day("2025-02-02"));
    breaks(&map, "V04", &[Broken::StepBeforeStart { date, start }]);
    assert_eq!(broken(&with("start = 2025-01-05", "start = 2025-02-01")), []);
}

#[test]
fn v05_parties_dates_signing_and_promises() {
    let map = with("parties = [\"pkk\", \"lsm\"]", "parties = [\"pkk\", \"pkk\"]");
    breaks(&map, "V05", &[Broken::TooFewParties]);
    let map = with("kind = \"addendum\"", "kind = \"addendum\"\npartnership = \"berdua\"");
    assert_eq!(broken(&map), []);
    let map = with(
        "kind = \"addendum\"\nparent = \"mou\"\nparties = [\"pkk\", \"lsm\"]",
        "kind = \"addendum\"\npartnership = \"berdua\"\nparent = \"mou\"\nparties = [\"pkk\", \"kelurahan\"]",
    );
    let party = id("kelurahan");
    breaks(&map, "V05", &[Broken::PartyNotMember { party }]);
    let map = with("end = 2026-04-30", "end = 2025-04-30");
    let (start, end) = (day("2025-05-01"), day("2025-04-30"));
    breaks(&map, "V05", &[Broken::EndBeforeStart { start, end }]);
    breaks(&with("signed = 2025-05-01\n", ""), "V05", &[Broken::Unsigned]);
    breaks(&with("start = 2025-05-01\n", ""), "V05", &[Broken::NoStart]);
    let draft = with(
        "signed = 2025-05-01\nstart = 2025-05-01\nend = 2026-04-30\nstatus = \"in_force\"",
        "status = \"ready\"",
    );
    assert_eq!(broken(&draft), [], "what is not signed yet needs no dates");
    let map = with("party = \"pkk\"", "party = \"lama\"");
    let (obligation, party) = (id("mou-1"), id("lama"));
    breaks(&map, "V05", &[Broken::PromiserNotParty { obligation, party }]);
}

#[test]
fn v06_an_addendum_adds_to_something_and_documents_do_not_go_round() {
    breaks(&with("parent = \"mou\"\n", ""), "V06", &[Broken::AddendumWithoutParent]);
    let map = with("kind = \"mou\"", "kind = \"mou\"\nparent = \"adendum\"");
    breaks(&map, "V06", &[circle("parent", "adendum"), circle("parent", "mou")]);
    let map = with("parent = \"mou\"", "parent = \"adendum\"");
    breaks(&map, "V06", &[circle("parent", "adendum")]);
}

#[test]
fn v07_counts_amounts_and_scores_keep_their_scales() {
    for (old, new, key, value) in [
        ("value_rp = 500000", "value_rp = -1", "value_rp", -1),
        ("quantity = 1.0", "quantity = -0.5", "quantity", -1),
        ("headcount = 20", "headcount = -20", "headcount", -20),
        ("value_rp = 100000", "value_rp = -7", "value_rp", -7),
        ("notice_days = 30", "notice_days = -30", "notice_days", -30),
        ("men = 3\n", "men = -3\n", "men", -3),
        ("men = 0", "men = -1", "elements", -1),
        ("amount_rp = 2000000", "amount_rp = -2", "amount_rp", -2),
        ("expiring_days = 60", "expiring_days = -60", "expiring_days", -60),
        ("step = 3", "step = 3\nreview_days = -1", "review_days", -1),
    ] {
        breaks(&with(old, new), "V07", &[Broken::Negative { key, value }]);
    }
    for (old, new, key, value, from, to) in [
        ("power = 3", "power = 6", "power", 6, 1, 5),
        ("priority = 1", "priority = 0", "priority", 0, 1, 4),
        ("step = 3", "step = 5", "step", 5, 1, 4),
        ("reliability = 4", "reliability = 5", "reliability", 5, 1, 4),
        ("level = 2", "level = 4", "level", 4, 0, 3),
    ] {
        breaks(&with(old, new), "V07", &[Broken::OutOfScale { key, value, from, to }]);
    }
    for (old, new) in
        [("power = 3", "power = 5"), ("priority = 1", "priority = 4"), ("level = 2", "level = 0")]
    {
        assert_eq!(broken(&with(old, new)), []);
    }
}

#[test]
fn v08_nobody_is_merged_into_itself() {
    let map = with("merged_into = \"pkk\"", "merged_into = \"lama\"");
    breaks(&map, "V08", &[circle("merged_into", "lama")]);
}

#[test]
fn v09_nobody_rates_itself() {
    breaks(&with("ratee = \"lsm\"", "ratee = \"pkk\""), "V09", &[Broken::RatesItself]);
}

#[test]
fn w01_a_step_up_without_evidence_with_open_items_or_over_a_rung_needs_a_reason() {
    let date = day("2025-06-01");
    let without_reason = [Broken::StepWithoutReason { date }];
    let evidence = "evidence = [{ type = \"minutes\", ref = \"map 3\" }]\n";
    let criteria = "criteria = [\"1.1\", \"1.2\", \"2.1\", \"2.3\", \"2.4\"]\n";
    breaks(&with(evidence, ""), "W01", &without_reason);
    breaks(&with(criteria, "criteria = [\"1.1\", \"2.1\"]\n"), "W01", &without_reason);
    assert_eq!(broken(&with(criteria, "")), [], "no list says nothing about its items");
    let skip = "rung = \"coordination\"\ncriteria = [\"1.1\", \"1.2\", \"2.1\", \"2.3\", \"2.4\", \"3.1\", \"3.2\", \"3.3\"]\n";
    let skipped = format!("rung = \"cooperation\"\n{criteria}");
    breaks(&with(&skipped, skip), "W01", &without_reason);
    for more in ["reason = \"Disepakati rapat\"\n", "kind = \"correction\"\n"] {
        assert_eq!(broken(&with(&skipped, &format!("{skip}{more}"))), [], "{more}");
    }
    breaks(&with(&skipped, &format!("{skip}reason = \" \"\n")), "W01", &without_reason);
    let down = with("rung = \"cooperation\"\ncriteria", "rung = \"competition\"\ncriteria");
    assert_eq!(broken(&down), [], "a step down is no step up");
}

#[test]
fn w02_a_confederation_whose_member_keeps_its_own_source() {
    let high = TOY.replace("rung = \"cooperation\"", "rung = \"confederation\"\nreason = \"Bergabung\"");
    assert_eq!(broken(&read(&high)), []);
    let own = high.replace("to = 2025-12-31", "to = 2025-12-31\nstatus = \"in_use\"");
    let member = id("kelurahan");
    breaks(&read(&own), "W02", &[Broken::PseudoConfederation { member }]);
}

#[test]
fn w03_a_collaboration_to_which_a_member_gave_nothing() {
    let high = TOY.replace("rung = \"cooperation\"", "rung = \"collaboration\"\nreason = \"Disepakati\"");
    let nothing = |member: &str| Broken::NoContribution { member: id(member) };
    breaks(&read(&high), "W03", &[nothing("kelurahan"), nothing("lsm")]);
    let pledged = high.replace("status = \"delivered\"", "status = \"pledged\"");
    assert_eq!(broken(&read(&pledged)).len(), 3, "a promise is not a contribution yet");
}

#[test]
fn w04_a_contract_is_signed_by_legal_persons() {
    let map = with("kind = \"mou\"", "kind = \"cooperation_agreement\"");
    breaks(&map, "W04", &[Broken::SignatoryNotLegal { party: id("pkk") }]);
}

#[test]
fn w05_numbers_of_people_do_not_belong_in_texts() {
    for (old, new, key) in [
        ("name = \"LSM Tunas\"", "name = \"LSM Tunas 081234567890\"", "name"),
        ("outcome = \"Bersedia\"", "outcome = \"NIK 3275014507890001\"", "outcome"),
        ("step = 3", "step = 3\nconflict = \"hubungi 0812 3456 7890\"", "conflict"),
        ("description = \"Ruang pertemuan\"", "description = \"kunci pada 0812-3456-7890\"", "description"),
    ] {
        breaks(&with(old, new), "W05", &[Broken::LooksPrivate { key }]);
    }
    let channel = with("power = 3", "power = 3\ncontact_channel = \"0812 3456 7890\"");
    assert_eq!(broken(&channel), [], "the channel is the place for a number");
}

#[test]
fn w06_documents_end_and_promises_have_a_day() {
    breaks(&with("end = 2026-04-30\n", ""), "W06", &[Broken::NoEnd]);
    breaks(&with("end = 2026-04-30", "end = 2030-05-02"), "W06", &[Broken::LongTerm]);
    assert_eq!(broken(&with("end = 2026-04-30", "end = 2030-05-01")), [], "five years are five years");
    let obligation = id("mou-1");
    breaks(&with("due = 2025-12-31\n", ""), "W06", &[Broken::PromiseWithoutDue { obligation }]);
}

#[test]
fn w07_funds_raised_beyond_the_rw_by_an_informal_group() {
    let raised = TOY
        .replace("step = 3", "step = 3\npurpose = [\"resource_mobilisation\"]")
        .replace("formality = \"registered\"\nlevel = \"rw\"", "formality = \"informal\"\nlevel = \"ward\"");
    breaks(&read(&raised), "W07", &[Broken::PermitForFunds { actor: id("pkk") }]);
    let at_home = raised
        .replace("formality = \"informal\"\nlevel = \"ward\"", "formality = \"informal\"\nlevel = \"rw\"");
    assert_eq!(broken(&read(&at_home)), []);
}

#[test]
fn w08_two_parties_with_one_name() {
    let map = with("name = \"LSM Tunas\"", "name = \"RW-01, pkk\"");
    breaks(&map, "W08", &[Broken::SimilarNames { other: id("pkk") }]);
    assert_eq!(broken(&with("name = \"PKK lama\"", "name = \"PKK RW 01\"")), [], "merged is settled");
}

#[test]
fn w09_a_basic_right_without_the_state() {
    let map = with("kind = \"government\"", "kind = \"community\"");
    breaks(&map, "W09", &[Broken::StateAbsent]);
    let found = check(&map, today());
    assert!(matches!(&found[..], [Finding { table: Some(Table::Need), .. }]));
}

#[test]
fn w10_contacts_after_the_end_and_heads_counted_before_the_day() {
    let map = with("start = 2025-01-05", "start = 2025-01-05\nend = 2025-02-28");
    breaks(&map, "W10", &[Broken::ContactAfterEnd]);
    let map = with("date = 2025-06-01\nattending", "date = 2026-04-01\nattending");
    breaks(&map, "W10", &[Broken::FutureAttendance]);
    let only_elements = TOY
        .replace("date = 2025-06-01\nattending", "date = 2026-04-01\nattending")
        .replace("men = 3\nwomen = 9\n", "");
    breaks(&read(&only_elements), "W10", &[Broken::FutureAttendance]);
}
