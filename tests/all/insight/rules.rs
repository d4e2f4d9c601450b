//! A small map for each rule that the samples do not try, and the edges of those that they do.

use simpul::insight::{Finding, Rule, Severity, findings};
use simpul::model::*;
use simpul::store::{Intent, MapFile};

use crate::support::today;

/// Two parties and what is written below them.
fn map(more: &str) -> PartnershipMap {
    let text = format!(
        r#"format = 1

[map]
id = "peta"
title = "Peta"

[[area]]
id = "rt01"
name = "RT 01"
level = "rt"
within = "rw"

[[area]]
id = "rw"
name = "RW"
level = "rw"

[[actor]]
id = "a"
name = "Pihak A"
kind = "ngo"
strengths = ["Relawan"]
weaknesses = ["dana_tunai"]

[[actor]]
id = "b"
name = "Pihak B"
kind = "business"
strengths = ["dana tunai"]
weaknesses = ["relawan"]

{more}"#
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("peta.toml");
    std::fs::write(&path, text).unwrap();
    let opened = MapFile::open(&path, Intent::Read, None).unwrap();
    assert!(opened.problems.is_empty(), "{:?}", opened.problems);
    opened.map
}

/// One partnership of both, with these lines and this history.
fn tie(lines: &str, history: &[(&str, &str)]) -> String {
    let mut text = format!(
        "[[partnership]]\nid = \"k\"\nname = \"Kerja\"\nmembers = [\"a\", \"b\"]\nstatus = \"active\"\n{lines}\n"
    );
    for (date, rest) in history {
        text += "[[partnership.history]]\n";
        text += &["date = ", date, "\n", rest, "\n"].concat();
    }
    text
}

fn of(map: &PartnershipMap, rule: Rule) -> Vec<Finding> {
    findings(map, today()).into_iter().filter(|one| one.rule == rule).collect()
}

fn fires(more: &str, rule: Rule) -> bool {
    !of(&map(more), rule).is_empty()
}

const RUNG_3: (&str, &str) = ("2026-03-01", "rung = \"coordination\"\nevidence = [\"notulen\"]");

#[test]
fn i14c_evidence_and_open_items() {
    assert!(!fires(&tie("", &[RUNG_3]), Rule::I14c));
    assert!(fires(&tie("", &[("2026-03-01", "rung = \"coordination\"")]), Rule::I14c), "no evidence");
    // A look that left the rung where it was takes nothing away, and gives nothing.
    let look = ("2026-03-20", "rung = \"coordination\"\nkind = \"stays\"");
    assert!(!fires(&tie("", &[RUNG_3, look]), Rule::I14c));
    assert!(fires(&tie("", &[("2026-03-01", "rung = \"coordination\""), look]), Rule::I14c));
    let ticked = "rung = \"coordination\"\nevidence = [\"notulen\"]\ncriteria = [\"1.1\", \"3.1\"]";
    let found = of(&map(&tie("", &[("2026-03-01", ticked)])), Rule::I14c);
    assert!(found[0].values.count.is_some_and(|open| open > 0), "{found:?}");
}

#[test]
fn i14_a_step_down_is_told_for_ninety_days() {
    let down = |date: &str| {
        let last = ("2025-01-01", "rung = \"coordination\"");
        fires(&tie("", &[last, (date, "rung = \"communication\"")]), Rule::I14)
    };
    assert!(down("2025-12-31"), "ninety days ago");
    assert!(!down("2025-12-30"));
}

#[test]
fn i23_two_who_complement_one_another_until_they_work_together() {
    let found = of(&map(""), Rule::I23);
    assert_eq!(found[0].subjects, [Id::new("a").unwrap(), Id::new("b").unwrap()]);
    assert_eq!(found[0].values.words, ["dana tunai", "relawan"]);
    assert!(!fires(&tie("", &[RUNG_3]), Rule::I23));
}

#[test]
fn i24_untouched_after_its_own_interval() {
    let touched = |days: i64, interval: &str| {
        let date = today().plus_days(-days).to_string();
        fires(&tie(interval, &[(&date, "rung = \"coordination\"")]), Rule::I24)
    };
    assert!(!touched(90, ""));
    assert!(touched(91, ""));
    assert!(touched(31, "review_days = 30"));
    assert!(fires(&tie("", &[]), Rule::I24), "never touched");
    let contact = "[[contact]]\nid = \"c\"\ndate = 2026-03-30\nactor = \"a\"\npartnership = \"k\"\n";
    assert!(!fires(&(tie("", &[]) + contact), Rule::I24));
    let meeting = "[[meeting]]\nid = \"m\"\ndate = 2026-03-30\nattending = [\"a\", \"b\"]\n";
    assert!(!fires(&(tie("", &[]) + meeting), Rule::I24), "two members met");
    assert!(fires(&(tie("", &[]) + &meeting.replace(", \"b\"", "")), Rule::I24), "one member alone");
}

#[test]
fn i25_the_latest_views_differ() {
    let views = |one: &str, other: &str| {
        let view =
            |who: &str, rung: &str| format!("[[partnership.view]]\nactor = \"{who}\"\nrung = \"{rung}\"\n");
        of(&map(&(tie("", &[RUNG_3]) + &view("a", one) + &view("b", other))), Rule::I25)
    };
    assert!(views("coordination", "coordination").is_empty());
    assert_eq!(views("coordination", "cooperation")[0].severity, Severity::Info);
    assert_eq!(views("collaboration", "cooperation")[0].severity, Severity::Medium);
}

#[test]
fn i26_a_confederation_with_two_purses() {
    let merged = tie("", &[("2026-03-01", "rung = \"confederation\"")]);
    let source = |status: &str| {
        format!(
            "[[resource]]\nid = \"s\"\nowner = \"a\"\ncategory = \"money\"\ndescription = \"kas\"\nstatus = \"{status}\"\n"
        )
    };
    assert!(fires(&(merged.clone() + &source("in_use")), Rule::I26));
    assert!(!fires(&(merged + &source("exhausted")), Rule::I26));
}

#[test]
fn i27_ready_only_up_to_the_target() {
    let ready = "rung = \"communication\"\ncriteria = [\"1.1\", \"1.2\", \"2.1\", \"2.3\", \"2.4\"]";
    let history = [("2026-03-01", ready)];
    assert!(fires(&tie("target = \"coordination\"", &history), Rule::I27));
    assert!(!fires(&tie("target = \"communication\"", &history), Rule::I27), "higher is not always better");
    assert!(!fires(&tie("", &history), Rule::I27));
}

#[test]
fn i28_an_area_where_nobody_works() {
    let need = "[[need]]\nid = \"n\"\ntitle = \"Air\"\narea = \"rt01\"\nstatus = \"open\"\nidentified_by = [\"residents\"]\n";
    let found = of(&map(need), Rule::I28);
    assert_eq!(found[0].subjects, [Id::new("rt01").unwrap()]);
    assert!(!fires(&(tie("needs = [\"n\"]", &[RUNG_3]) + need), Rule::I28));
    assert!(!fires(&need.replace("open", "met"), Rule::I28));
}

#[test]
fn i29_residents_who_do_not_decide() {
    let taking_part =
        |levels: &str| fires(&tie(&format!("participation = {{ {levels} }}"), &[RUNG_3]), Rule::I29);
    assert!(taking_part("planning = \"consulted\", benefit = \"deciding\""));
    assert!(!taking_part("decision = \"deciding\""));
    assert!(!fires(&tie("", &[RUNG_3]), Rule::I29), "nothing recorded");
}

#[test]
fn i15b_and_i22_speak_of_the_whole_map() {
    assert!(fires(&tie("approach = \"delivery\"", &[RUNG_3]), Rule::I15b));
    assert!(!fires(&tie("approach = \"capacity\"", &[RUNG_3]), Rule::I15b));
    let meetings = |men: i64, women: i64| {
        let one = |id: &str, date: &str| {
            format!("[[meeting]]\nid = \"{id}\"\ndate = {date}\nmen = {men}\nwomen = {women}\n")
        };
        of(&map(&(one("m1", "2026-03-01") + &one("m2", "2026-03-20"))), Rule::I22)
    };
    assert!(meetings(7, 3).is_empty());
    assert_eq!(meetings(71, 29)[0].values.words, ["women"]);
    assert_eq!(meetings(19, 81)[0].values.words, ["men"]);
}

#[test]
fn i20_and_i21_about_the_state() {
    let state = "[[actor]]\nid = \"kel\"\nname = \"Kelurahan\"\nkind = \"government\"\nlevel = \"ward\"\n";
    let need = "[[need]]\nid = \"n\"\ntitle = \"KTP\"\nbasic_right = true\nstatus = \"open\"\n";
    let with = tie("needs = [\"n\"]", &[RUNG_3]);
    assert!(fires(&(with.clone() + need), Rule::I20));
    assert!(!fires(need, Rule::I20), "nobody at work at all is another finding");
    let together = with.replace("\"a\", \"b\"", "\"a\", \"kel\"");
    assert!(!fires(&(together.clone() + need + state), Rule::I20));
    assert!(fires(&(together.clone() + need + state), Rule::I21), "only the ward");
    let city = state.replace("\"kel\"", "\"kota\"").replace("ward", "city");
    let all = together.replace("\"a\", \"kel\"", "\"a\", \"kel\", \"kota\"");
    assert!(!fires(&(all + need + state + &city), Rule::I21));
}

#[test]
fn thresholds_are_those_of_the_map() {
    let mut one = map(&tie("target = \"collaboration\"", &[("2025-12-01", "rung = \"coordination\"")]));
    assert!(of(&one, Rule::I13).is_empty());
    let mut info = (*one.info).clone();
    info.settings.stalled_days = Some(100);
    one.info = info.into();
    assert_eq!(of(&one, Rule::I13)[0].values.days, Some(120));
}

#[test]
fn what_is_written_and_what_is_done() {
    let sleeping = tie("formality = \"written\"", &[("2025-06-01", "rung = \"coordination\"")]);
    assert!(fires(&sleeping, Rule::X02), "called written, nothing in force");
    let document = "[[agreement]]\nid = \"d\"\ntitle = \"MoU\"\nkind = \"mou\"\npartnership = \"k\"\nstatus = \"in_force\"\nsigned = 2025-06-01\nstart = 2025-06-01\nend = 2027-05-31\nparties = [\"a\", \"b\"]\n";
    assert!(!fires(&(sleeping.clone() + document), Rule::X02));
    assert!(fires(&(sleeping + document), Rule::X01), "in force, untouched since June");
    let few = "rung = \"coordination\"\nevidence = [\"notulen\"]\ncriteria = [\"1.1\", \"1.2\"]";
    let found = of(&map(&tie("", &[("2026-03-01", few)])), Rule::X03);
    assert_eq!(found[0].values.other_rung, Some(Rung::Communication));
    let pledge = |date: &str| {
        format!(
            "[[contribution]]\nid = \"c\"\npartnership = \"k\"\ngiver = \"a\"\ncategory = \"money\"\ndate = {date}\nstatus = \"pledged\"\n"
        )
    };
    assert!(fires(&(tie("", &[RUNG_3]) + &pledge("2026-03-30")), Rule::X04));
    assert!(!fires(&(tie("", &[RUNG_3]) + &pledge("2026-03-31")), Rule::X04), "due today");
}

#[test]
fn a_finding_is_accepted_up_to_its_last_day() {
    let accepted = |until: &str, subjects: &str| {
        let word = format!(
            "[[acknowledgement]]\ninsight = \"i24\"\nsubjects = [{subjects}]\nreason = \"tahu\"\nuntil = {until}\n"
        );
        of(&map(&(tie("", &[]) + &word)), Rule::I24)[0].acknowledged.is_some()
    };
    assert!(accepted("2026-03-31", "\"k\""));
    assert!(!accepted("2026-03-30", "\"k\""));
    assert!(!accepted("2026-12-31", "\"lain\""));
    assert!(accepted("2026-12-31", ""), "all of the rule");
}
