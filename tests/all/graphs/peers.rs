//! Networks as networkx and igraph write them, and as we do.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;
use simpul::export::data::{Form, write};
use simpul::import::{Content, Source};
use simpul::model::redact::Eyes;
use simpul::model::{Lang, PartnershipMap};

use super::{column, fixture, read, sheet, shown};
use crate::reports::{MAPS, hostile, map};
use crate::support::{today, tools};

/// The ties of a source by the names of their ends, sorted; an undirected one with its ends in order.
fn ties(source: &Source) -> Vec<(String, String, String)> {
    let vertices = sheet(source, Content::Vertices);
    let names: BTreeMap<String, String> =
        column(vertices, "ID").into_iter().zip(column(vertices, "Label")).collect();
    let mut ties = Vec::new();
    for edges in source.sheets.iter().filter(|sheet| sheet.content == Content::Edges) {
        let rows = column(edges, "From").into_iter().zip(column(edges, "To")).zip(column(edges, "Direction"));
        for ((from, to), direction) in rows {
            let (from, to) = (names[&from].clone(), names[&to].clone());
            let (from, to) = if direction == "undirected" && to < from { (to, from) } else { (from, to) };
            ties.push((from, to, direction));
        }
    }
    ties.sort();
    ties
}

fn names(source: &Source) -> Vec<String> {
    let mut names = column(sheet(source, Content::Vertices), "Label");
    names.sort();
    names
}

fn texts(value: &Value) -> Vec<String> {
    let list = value.as_array().unwrap().iter();
    list.map(|one| one.as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_networkx_and_igraph_write_is_read_whole() {
    let checks: [&[&str]; 1] = [&["python3", "-c", "import networkx, igraph"]];
    if !tools("networks written by networkx and igraph", &checks) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/graphs.py");
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/import");
    let out = Command::new("python3").arg(script).arg(folder.path()).arg(data).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let all: Value = serde_json::from_slice(&out.stdout).unwrap();
    let all = all.as_object().unwrap();
    assert!(all.len() >= 16, "{:?}", all.keys());
    for (name, expected) in all {
        let ours = folder.path().join(name);
        let bytes = std::fs::read(&ours).unwrap_or_else(|_| fixture(name));
        let source = read(name, &bytes).unwrap();
        assert!(source.unread.is_empty(), "{name}: {:?}", source.unread);
        assert_eq!(names(&source), texts(&expected["names"]), "{name}");
        let tie =
            |one: &Value| <(String, String, String)>::from(<[String; 3]>::try_from(texts(one)).unwrap());
        let ties_there: Vec<_> = expected["ties"].as_array().unwrap().iter().map(tie).collect();
        assert_eq!(ties(&source), ties_there, "{name}");
        if let Some(values) = expected.get("values") {
            let vertices = sheet(&source, Content::Vertices);
            let found: BTreeMap<String, String> =
                column(vertices, "Label").into_iter().zip(column(vertices, "anggota")).collect();
            for (name, value) in values.as_object().unwrap() {
                assert_eq!(found[name], value.as_str().unwrap(), "{name}");
            }
        }
    }
}

fn ours(map: &PartnershipMap, form: Form, name: &str) -> Source {
    read(name, &write(map, Lang::Indonesian, today(), form).unwrap()).unwrap()
}

#[test]
fn what_we_write_comes_back_with_the_same_parties_and_ties() {
    let mut maps: Vec<PartnershipMap> =
        MAPS.iter().map(|name| map(name).redacted(Eyes::Partners).0).collect();
    maps.push(hostile());
    for map in &maps {
        let ids: Vec<String> = map.actors.iter().map(|one| one.id.to_string()).collect();
        let mut due = Vec::new();
        for one in map.partnerships.iter() {
            let mut members: Vec<String> = one.members.iter().map(ToString::to_string).collect();
            members.sort_by_key(|id| ids.iter().position(|one| one == id));
            members.dedup();
            for (at, from) in members.iter().enumerate() {
                due.extend(
                    members.iter().skip(at + 1).map(|to| (from.clone(), to.clone(), one.id.to_string())),
                );
            }
        }
        due.sort();
        for (form, name) in [(Form::GraphMl, "x.graphml"), (Form::Gexf, "x.gexf")] {
            let source = ours(map, form, name);
            assert!(source.unread.is_empty(), "{:?}", source.unread);
            let (vertices, edges) = (sheet(&source, Content::Vertices), sheet(&source, Content::Edges));
            assert_eq!(column(vertices, "ID"), ids, "{name}");
            let kinds: Vec<&str> = map.actors.iter().map(|one| simpul::model::Code::code(one.kind)).collect();
            assert_eq!(column(vertices, "kind"), kinds);
            let ends =
                column(edges, "From").into_iter().zip(column(edges, "To")).zip(column(edges, "partnership"));
            let mut found: Vec<_> = ends.map(|((from, to), of)| (from, to, of)).collect();
            found.sort();
            assert_eq!(found, due, "{name}");
            assert!(column(edges, "Direction").iter().all(|word| word == "undirected"));
        }
        let kumu = ours(map, Form::KumuJson, "x.kumu.json");
        assert!(kumu.unread.is_empty(), "{:?}", kumu.unread);
        let (vertices, edges) = (sheet(&kumu, Content::Vertices), sheet(&kumu, Content::Edges));
        assert_eq!(column(vertices, "simpul id"), ids);
        assert_eq!(edges.rows.len(), due.len());
        let mut of = column(edges, "simpul id");
        of.sort();
        let mut partnerships: Vec<String> = due.iter().map(|one| one.2.clone()).collect();
        partnerships.sort();
        assert_eq!(of, partnerships);
    }
    let rw07 = &maps[0];
    let source = ours(rw07, Form::Gexf, "x.gexf");
    assert!(
        shown(&source).iter().any(|line| line.contains(",bpr,") || line.contains(": bpr,")),
        "names are ids"
    );
}
