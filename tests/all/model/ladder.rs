//! Steps up, down and back in time.

use simpul::model::check::Broken;
use simpul::model::*;

use super::edits::{accepted, refused};
use super::toy::*;

fn entry(date: &str, rung: Rung) -> LadderEntry {
    LadderEntry::new(day(date), rung)
}

fn step(name: &str, entry: LadderEntry) -> Edit {
    Edit::Step { partnership: id(name), entry: Box::new(entry) }
}

fn ticked(numbers: &str) -> Vec<String> {
    numbers.split(' ').map(str::to_owned).collect()
}

fn posyandu(map: &PartnershipMap) -> &Partnership {
    map.partnerships.get(&id("posyandu")).unwrap()
}

const COORDINATION: &str = "1.1 1.2 2.1 2.3 2.4 3.1 3.2 3.3";

#[test]
fn one_rung_up_with_all_items_ticked_needs_no_reason() {
    let mut up = entry("2026-03-31", Rung::Coordination);
    up.criteria = ticked(COORDINATION);
    let after = accepted(&toy(), &step("posyandu", up));
    let last = posyandu(&after).current().unwrap();
    assert_eq!((last.kind, last.overridden), (Some(StepKind::Up), None));
    assert_eq!(posyandu(&after).history.len(), 3, "history is appended");
    assert_eq!(posyandu(&after).rung(), Some(Rung::Coordination));
    assert_eq!(posyandu(&after).since(), Some(today()));
    assert_eq!(posyandu(&after).distance_to_target(), Some(1));
}

#[test]
fn open_items_a_skip_and_a_step_down_need_a_reason() {
    let map = toy();
    let mut open = entry("2026-03-31", Rung::Coordination);
    open.criteria = ticked("1.1 1.2 3.1");
    refused(&map, &step("posyandu", open.clone()), &Refusal::ReasonNeeded);
    open.reason = Some("  ".to_owned());
    refused(&map, &step("posyandu", open.clone()), &Refusal::ReasonNeeded);
    open.reason = Some("Disepakati rapat RW".to_owned());
    let after = accepted(&map, &step("posyandu", open));
    assert_eq!(posyandu(&after).current().unwrap().overridden, Some(true));

    let mut skip = entry("2026-03-31", Rung::Collaboration);
    skip.criteria = ticked(&format!("{COORDINATION} 4.1 4.2 4.3 4.4"));
    refused(&map, &step("posyandu", skip.clone()), &Refusal::ReasonNeeded);
    skip.reason = Some("Langsung satu layanan".to_owned());
    let after = accepted(&map, &step("posyandu", skip));
    assert_eq!(posyandu(&after).current().unwrap().overridden, None, "nothing was open");

    let mut down = entry("2026-03-31", Rung::Communication);
    refused(&map, &step("posyandu", down.clone()), &Refusal::ReasonNeeded);
    down.reason = Some("Tujuan berpisah".to_owned());
    let after = accepted(&map, &step("posyandu", down));
    let last = posyandu(&after).current().unwrap();
    assert_eq!((last.kind, last.overridden), (Some(StepKind::Down), None));
}

#[test]
fn an_override_that_somebody_claims_needs_a_reason_too() {
    let mut claimed = entry("2026-03-31", Rung::Cooperation);
    claimed.overridden = Some(true);
    refused(&toy(), &step("posyandu", claimed), &Refusal::ReasonNeeded);
}

#[test]
fn reviewed_and_stays_is_an_ordinary_entry() {
    let after = accepted(&toy(), &step("posyandu", entry("2026-03-31", Rung::Cooperation)));
    assert_eq!(posyandu(&after).current().unwrap().kind, Some(StepKind::Stays));
    assert_eq!(posyandu(&after).since(), Some(day("2025-06-01")), "it still stands since June");
    assert_eq!(posyandu(&after).ticked().len(), 5, "no list unticks nothing");
}

#[test]
fn the_first_assessment_is_a_baseline_and_starts_a_planned_partnership() {
    let mut first = entry("2026-03-01", Rung::Communication);
    first.criteria = ticked("1.1 1.2");
    let after = accepted(&toy(), &step("berdua", first));
    let partnership = after.partnerships.get(&id("berdua")).unwrap();
    assert_eq!(partnership.current().unwrap().kind, Some(StepKind::Baseline));
    assert_eq!(partnership.status, Some(PartnershipStatus::Active));
    refused(&toy(), &step("berdua", entry("2026-03-01", Rung::Competition)), &Refusal::ReasonNeeded);
}

#[test]
fn only_a_correction_goes_back_in_time() {
    let map = toy();
    let latest = day("2025-06-01");
    let back = entry("2025-05-31", Rung::Communication);
    refused(&map, &step("posyandu", back.clone()), &Refusal::BeforeLatest(latest));
    let correction = LadderEntry { kind: Some(StepKind::Correction), ..back };
    let after = accepted(&map, &step("posyandu", correction));
    assert_eq!(posyandu(&after).rung(), Some(Rung::Cooperation), "the latest date still counts");
    let on_the_day = posyandu(&after).entry_on(day("2025-05-31")).unwrap();
    assert_eq!(on_the_day.kind, Some(StepKind::Correction));

    let same_day =
        LadderEntry { kind: Some(StepKind::Correction), ..entry("2025-06-01", Rung::Communication) };
    let after = accepted(&map, &step("posyandu", same_day));
    assert_eq!(posyandu(&after).rung(), Some(Rung::Communication), "of one day the later in the file");
}

#[test]
fn no_step_lies_in_the_future_or_before_the_start() {
    let map = toy();
    let date = day("2026-04-01");
    let future = Refusal::Breaks(Broken::StepInFuture { date });
    refused(&map, &step("posyandu", entry("2026-04-01", Rung::Cooperation)), &future);
    let (date, start) = (day("2025-01-04"), day("2025-01-05"));
    let early = LadderEntry { kind: Some(StepKind::Correction), ..entry("2025-01-04", Rung::Competition) };
    refused(&map, &step("posyandu", early), &Refusal::Breaks(Broken::StepBeforeStart { date, start }));
    let gone = Refusal::Gone(Table::Partnership, id("x"));
    refused(&map, &step("x", entry("2026-03-31", Rung::Cooperation)), &gone);
}
