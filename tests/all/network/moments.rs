//! The graphs of the sample maps, now and on days past.

use simpul::model::{ActorStatus, Code, ContributionStatus, Day, Id, PartnershipMap, Rung};
use simpul::network::{At, Flows, Measures, Ties};
use simpul::store::{Intent, MapFile};

fn rw07() -> PartnershipMap {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/maps/rw07-kencana-asri.toml");
    MapFile::open(path.as_ref(), Intent::Read, None).unwrap().map
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn names(ties: &Ties, measures: &Measures, wanted: impl Fn(&simpul::network::Single) -> bool) -> Vec<String> {
    let found = ties.actors.iter().zip(&measures.actors).filter(|(_, one)| wanted(one));
    let mut found: Vec<_> = found.map(|(id, _)| id.to_string()).collect();
    found.sort();
    found
}

/// What the rules I04, I04b, I05 and I05b of the domain notes find on this map (`*.insights.json`).
#[test]
fn the_graph_of_rw_07_gives_the_findings_of_the_notes() {
    let ties = Ties::new(&rw07(), At::Now, false);
    let found = Measures::new(&ties.graph, &ties.kinds);
    assert_eq!((found.whole.components, found.whole.largest), (2, 21));
    assert_eq!(names(&ties, &found, |one| one.degree == 0), ["pbh"]);
    assert_eq!(names(&ties, &found, |one| one.betweenness_share >= Some(0.15)), ["karta", "pkk", "rw07"]);
    assert_eq!(names(&ties, &found, |one| one.is_cut_point), ["ksm"]);
}

#[test]
fn competition_is_no_tie_but_a_line_of_its_own() {
    let map = rw07();
    let ties = Ties::new(&map, At::Now, false);
    assert!(!ties.competition.is_empty());
    assert!(ties.competition.iter().all(|line| line.rung == Some(Rung::Competition)));
    assert!(ties.lines.iter().all(|line| line.rung != Some(Rung::Competition)));
    assert_eq!(ties.graph.edge_count(), ties.lines.len());
    for line in &ties.lines {
        assert!(ties.graph.has(line.from, line.to) && ties.graph.has(line.to, line.from));
        assert_eq!(ties.between(line.to, line.from), Some(line));
    }
}

#[test]
fn what_is_not_assessed_is_a_tie_unless_it_is_left_out() {
    let mut map = rw07();
    let mut one = map.partnerships.iter().find(|one| one.rung().is_some()).unwrap().clone();
    one.id = id("baru");
    one.members = vec![id("pbh"), id("ksm")];
    one.history.clear();
    one.start = None;
    map.partnerships.push(one).unwrap();
    let (all, assessed) = (Ties::new(&map, At::Now, false), Ties::new(&map, At::Now, true));
    let (from, to) = (all.vertex(&id("pbh")).unwrap(), all.vertex(&id("ksm")).unwrap());
    assert_eq!(all.between(from, to).unwrap().rung, None);
    assert_eq!(assessed.between(from, to), None);
    assert_eq!(all.lines.len(), assessed.lines.len() + 1);
}

#[test]
fn the_past_is_read_from_the_dated_histories() {
    let map = rw07();
    let counted = |day| Ties::new(&map, At::Day(day), false).lines.len();
    let days = [(2024, 1, 1), (2025, 1, 1), (2025, 7, 1), (2026, 1, 1), (2026, 3, 31)];
    let counts: Vec<_> = days.into_iter().map(|(y, m, d)| counted(Day::new(y, m, d).unwrap())).collect();
    assert!(counts.is_sorted(), "{counts:?}");
    assert!(counts[0] == 0 && counts[4] > 40, "{counts:?}");
    // On the day of the map the past has become the present.
    assert_eq!(
        Ties::new(&map, At::Day(Day::new(2026, 3, 31).unwrap()), false).lines,
        Ties::new(&map, At::Now, false).lines
    );
    // A partnership stands on the rung it had then.
    for one in map.partnerships.iter().filter(|one| one.history.len() > 1) {
        let entries = one.by_date();
        let before = entries[1].date.plus_days(-1);
        if entries[0].date <= before && one.start.is_none_or(|start| start <= before) {
            let rung = simpul::network::Standing::new(&map, At::Day(before)).rung(one);
            assert_eq!(rung, Some(entries[0].rung), "{}", one.id);
        }
    }
}

#[test]
fn flows_go_from_giver_to_receiver() {
    let map = rw07();
    let all = Flows::new(&map, At::Now, None, None);
    let counted: u32 = all.arcs.iter().map(|arc| arc.count).sum();
    let elsewhere = all.elsewhere.joint + all.elsewhere.residents + all.elsewhere.unsaid;
    let delivered =
        map.contributions.iter().filter(|gift| gift.status == Some(ContributionStatus::Delivered));
    assert_eq!((counted + elsewhere) as usize, delivered.count());
    assert!(all.graph.is_directed() && all.graph.edge_count() == all.arcs.len());
    let of_one: usize = simpul::model::SourceCategory::ALL
        .iter()
        .map(|category| Flows::new(&map, At::Now, Some(*category), None))
        .map(|flows| flows.arcs.iter().map(|arc| arc.count as usize).sum::<usize>())
        .sum();
    assert_eq!(of_one, counted as usize);
    let value = |flows: &Flows| flows.arcs.iter().filter_map(|arc| arc.value_rp).sum::<i64>();
    let since = Flows::new(&map, At::Now, None, Day::new(2026, 1, 1));
    assert!(value(&since) < value(&all) && value(&all) > 0);
    let before = Flows::new(&map, At::Day(Day::new(2025, 12, 31).unwrap()), None, None);
    assert_eq!(value(&since) + value(&before), value(&all));
}

/// A map of four parties and partnerships with every status, told by their dates alone.
fn with_statuses() -> PartnershipMap {
    let actors = ["a", "b", "c", "d"].map(|id| {
        format!("[[actor]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"ngo\"\nstatus = \"active\"\n")
    });
    let partnership = |id: &str, members: &str, rest: &str| {
        format!("[[partnership]]\nid = \"{id}\"\nname = \"{id}\"\nmembers = [{members}]\n{rest}\n")
    };
    let history = "[[partnership.history]]\ndate = 2025-06-01\nrung = \"communication\"\n";
    let text = [
        "format = 1\n[map]\nid = \"m\"\ntitle = \"M\"\n".to_owned(),
        actors.concat(),
        partnership(
            "over",
            "\"a\", \"b\"",
            &format!("status = \"ended\"\nstart = 2025-01-01\nend = 2025-09-30\n{history}"),
        ),
        partnership(
            "asleep",
            "\"b\", \"c\"",
            &format!("status = \"dormant\"\nstart = 2025-01-01\n{history}"),
        ),
        partnership("planned", "\"c\", \"d\"", "status = \"planned\"\nstart = 2025-01-01"),
        partnership("later", "\"a\", \"d\"", "status = \"active\"\nstart = 2026-01-01"),
    ];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.toml");
    std::fs::write(&path, text.concat()).unwrap();
    MapFile::open(&path, Intent::Read, None).unwrap().map
}

#[test]
fn what_has_ended_or_sleeps_is_there_on_the_days_on_which_it_ran() {
    let map = with_statuses();
    let on = |y, m, d| {
        let ties = Ties::new(&map, At::Day(Day::new(y, m, d).unwrap()), false);
        let name = |at: u32| ties.actors[at as usize].to_string();
        let pairs = ties.lines.iter().map(|line| name(line.from) + &name(line.to)).collect::<Vec<_>>();
        (ties.actors.len(), pairs.join(" "))
    };
    // Nobody is named by a date before these.
    assert_eq!(on(2024, 12, 31), (0, String::new()));
    assert_eq!(on(2025, 3, 1), (4, "ab bc".to_owned()));
    assert_eq!(on(2025, 8, 1), (4, "ab".to_owned()));
    assert_eq!(on(2025, 9, 30), (4, String::new()));
    assert_eq!(on(2026, 1, 1), (4, "ad".to_owned()));
    let now = Ties::new(&map, At::Now, false);
    assert_eq!((now.lines.len(), now.lines[0].rung), (1, None));
}

#[test]
fn parties_that_left_are_no_vertices_but_were() {
    let mut map = rw07();
    let mut gone = map.actors.get(&id("pkk")).unwrap().clone();
    gone.status = Some(ActorStatus::Inactive);
    map.actors.replace(gone);
    assert_eq!(Ties::new(&map, At::Now, false).vertex(&id("pkk")), None);
    let then = Ties::new(&map, At::Day(Day::new(2025, 12, 31).unwrap()), false);
    assert!(then.graph.degree(then.vertex(&id("pkk")).unwrap()) > 5);
}
