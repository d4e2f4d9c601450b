//! The map reader: a text that can be read is edited and saved, reads again as what was saved, and keeps what the
//! program does not know.

use simpul::model::{
    Actor, ActorKind, AnyRecord, Code as _, Day, Edit, Id, LadderEntry, PartnershipMap, Record, Records,
    Rung, Table,
};
use simpul::store::trial::{Trial, new_text};

use crate::dice::Dice;

const WORDS: [&str; 6] = [
    "biasa",
    "dua\nbaris",
    "\"kutip\" dan 'petik'",
    "[[actor]]\nid = \"bukan\"",
    "'''\n\"\"\"\\",
    "\u{202e}é—\t# x",
];

/// The first bytes choose edits, the rest is the file.
pub fn run(data: &[u8]) {
    let mut dice = Dice::new(data);
    let choices = dice.bytes(8);
    let Ok(text) = std::str::from_utf8(dice.rest()) else { return };
    let Ok(file) = Trial::read(text) else { return };
    assert_eq!(file.with(file.map()), text, "what was not changed is not written anew");
    let today = Day::new(2026, 3, 31).unwrap();
    simpul::model::check::check(file.map(), today);
    if file.is_read_only() {
        return;
    }
    let mut dice = Dice::new(choices);
    renamed(&file, text, &mut dice, today);
    edited(&file, &mut dice, today);
    // A copy under a new name holds the same records, without what is not known.
    let copy = Trial::read(&new_text(file.map())).expect("a new file can be read");
    assert_eq!(copy.map(), file.map());
    assert_eq!(copy.problems(), 0);
}

/// A changed party changes its own lines only.
fn renamed(file: &Trial, text: &str, dice: &mut Dice<'_>, today: Day) {
    let actors = &file.map().actors;
    let slot = dice.below(actors.slot_count());
    let Some(actor) = actors.at(slot) else { return };
    let mut changed = Actor::clone(actor);
    match dice.below(4) {
        0 => WORDS[dice.below(WORDS.len())].clone_into(&mut changed.name),
        1 => changed.notes = Some(WORDS[dice.below(WORDS.len())].to_owned()),
        2 => changed.kind = ActorKind::ALL[dice.below(ActorKind::ALL.len())],
        _ => changed.strengths.push(WORDS[dice.below(WORDS.len())].to_owned()),
    }
    let Ok(map) = Edit::Put(AnyRecord::from(changed)).apply(file.map(), today) else { return };
    let saved = file.with(&map);
    reads_again(file, &saved, &map);
    // A second record of the id, which the edit does not mean, may stand elsewhere.
    if map.actors.at(slot) != file.map().actors.at(slot) {
        let lines = file.lines_of(Table::Actor, slot).expect("a record stands somewhere");
        assert!(saved.starts_with(&text[..lines.start]), "what stands above stays");
        assert!(saved.ends_with(&text[lines.end..]), "what stands below stays");
    }
}

/// Some edits, one after the other, saved as one.
fn edited(file: &Trial, dice: &mut Dice<'_>, today: Day) {
    let mut map = file.map().clone();
    for _ in 0..2 {
        let edit = match dice.below(5) {
            0 => Edit::Remove(Table::Actor, nth(&map.actors, dice)),
            1 => Edit::Remove(Table::Partnership, nth(&map.partnerships, dice)),
            2 => Edit::MergeActors { keep: nth(&map.actors, dice), gone: nth(&map.actors, dice) },
            3 => {
                let rung = Rung::ALL[dice.below(Rung::ALL.len())];
                let mut entry = LadderEntry::new(today, rung);
                entry.reason = Some(WORDS[dice.below(WORDS.len())].to_owned());
                Edit::Step { partnership: nth(&map.partnerships, dice), entry: Box::new(entry) }
            }
            _ => {
                let id = Id::from_name("Baru", |id| map.actors.has(id));
                let name = WORDS[dice.below(WORDS.len())];
                Edit::Put(Actor::new(id, name, ActorKind::Ngo).into())
            }
        };
        if let Ok(after) = edit.apply(&map, today) {
            map = after;
        }
    }
    let saved = file.with(&map);
    reads_again(file, &saved, &map);
}

fn nth<T: Record>(records: &Records<T>, dice: &mut Dice<'_>) -> Id {
    let at = dice.below(records.len());
    let found = records.iter().nth(at).and_then(Record::id);
    found.cloned().unwrap_or_else(|| Id::from_name("tidak ada", |_| false))
}

/// Whether a party or a partnership was removed.
fn fewer(before: &PartnershipMap, after: &PartnershipMap) -> bool {
    !before.losses(after).is_empty() || before.actors.iter().any(|one| !after.actors.has(&one.id))
}

/// What was saved is what is read, with the same problems and every word that is not known.
fn reads_again(file: &Trial, saved: &str, map: &PartnershipMap) {
    let again = Trial::read(saved).expect("what was saved can be read");
    // A record that could not be read because an earlier one had its id can be read when that one is gone.
    let freed = again.problems() < file.problems() && fewer(file.map(), map);
    if !freed {
        assert_eq!(again.map(), map, "what is read is what was saved");
        assert_eq!(again.problems(), file.problems());
    }
    let mut rest = saved;
    for unknown in file.unknown() {
        let at = rest.find(unknown).expect("what is not known stays");
        rest = &rest[at + unknown.len()..];
    }
}
