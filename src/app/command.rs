//! One table of all commands: name, title, help, where they work, their keys, and when they are possible.
//!
//! Keymap, footer, palette, help and `docs/keys.md` are made from this table, so they cannot disagree.

use crate::locale::commands as words;
use crate::model::Lang;

use super::App;
use super::event::{Code, Key};

/// Where a command works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// On every screen, when no dialog is open.
    Everywhere,
    /// Before a map is open.
    Start,
    /// The ladder board.
    Ladder,
    /// The parties.
    Actors,
    /// The partnerships.
    Partnerships,
    /// The documents.
    Documents,
    /// The needs and the sources.
    Needs,
    /// What is due.
    Agenda,
    /// The map as a picture.
    Map,
    /// What the rules of the field find.
    Findings,
}

/// One or two keys that call a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The first key of two, such as `g` in `g k`.
    pub prefix: Option<char>,
    /// The key.
    pub key: Key,
}

const fn key(code: Code) -> Chord {
    Chord { prefix: None, key: Key::plain(code) }
}
const fn ch(c: char) -> Chord {
    Chord { prefix: None, key: Key::char(c) }
}
const fn ctrl(c: char) -> Chord {
    Chord { prefix: None, key: Key::ctrl(c) }
}
const fn go(c: char) -> Chord {
    Chord { prefix: Some('g'), key: Key::char(c) }
}

/// One line of the table.
pub struct Entry {
    /// Which command.
    pub command: Command,
    /// Its name in the settings file.
    pub name: &'static str,
    /// Short, for footer and palette.
    pub title: fn(Lang) -> &'static str,
    /// One sentence, for the help.
    pub help: fn(Lang) -> &'static str,
    /// Where it works.
    pub contexts: &'static [Context],
    /// Its keys, the one to show first.
    pub keys: &'static [Chord],
    /// Whether it makes sense here and now.
    pub possible: fn(&App) -> bool,
    /// Its place in the footer, lower first; 0 is not in the footer.
    pub footer: u8,
}

macro_rules! commands {
    ($( $variant:ident $name:literal $title:ident $help:ident [$($context:ident),+] [$($chord:expr),*] $footer:literal $possible:expr; )+) => {
        /// Everything that a key, the palette or the mouse can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command { $( #[doc = concat!("`", $name, "`.")] $variant ),+ }

        /// The table.
        pub const TABLE: &[Entry] = &[ $( Entry {
            command: Command::$variant,
            name: $name,
            title: words::$title,
            help: words::$help,
            contexts: &[$(Context::$context),+],
            keys: &[$($chord),*],
            possible: $possible,
            footer: $footer,
        } ),+ ];
    };
}

commands! {
    Up "up" up up_help [Ladder, Actors, Partnerships, Documents, Needs, Agenda, Map, Findings, Start] [key(Code::Up), ch('k')] 0 |_| true;
    Down "down" down down_help [Ladder, Actors, Partnerships, Documents, Needs, Agenda, Map, Findings, Start] [key(Code::Down), ch('j')] 0 |_| true;
    Left "left" left left_help [Ladder, Map] [key(Code::Left), ch('h')] 0 |_| true;
    Right "right" right right_help [Ladder, Map] [key(Code::Right), ch('l')] 0 |_| true;
    PageUp "page-up" page_up page_up_help [Ladder, Actors, Partnerships, Documents, Needs, Agenda, Map, Findings] [key(Code::PageUp)] 0 |_| true;
    PageDown "page-down" page_down page_down_help [Ladder, Actors, Partnerships, Documents, Needs, Agenda, Map, Findings] [key(Code::PageDown)] 0 |_| true;
    First "first" first first_help [Ladder, Actors, Partnerships, Documents, Needs, Agenda, Findings] [key(Code::Home)] 0 |_| true;
    Last "last" last last_help [Ladder, Actors, Partnerships, Documents, Needs, Agenda, Findings] [key(Code::End)] 0 |_| true;
    Open "open" open open_help [Ladder, Actors, Partnerships, Documents, Needs, Agenda, Map, Findings, Start] [key(Code::Enter)] 12 App::has_selection;
    StepUp "step-up" step_up step_up_help [Ladder, Partnerships] [ch('>'), ch('.')] 5 App::can_step_up;
    StepDown "step-down" step_down step_down_help [Ladder, Partnerships] [ch('<'), ch(',')] 6 App::can_step_down;
    Step0 "step-0" step_0 step_to_help [Ladder, Partnerships] [ch('0')] 0 App::can_assess;
    Step1 "step-1" step_1 step_to_help [Ladder, Partnerships] [ch('1')] 0 App::can_assess;
    Step2 "step-2" step_2 step_to_help [Ladder, Partnerships] [ch('2')] 0 App::can_assess;
    Step3 "step-3" step_3 step_to_help [Ladder, Partnerships] [ch('3')] 0 App::can_assess;
    Step4 "step-4" step_4 step_to_help [Ladder, Partnerships] [ch('4')] 0 App::can_assess;
    Step5 "step-5" step_5 step_to_help [Ladder, Partnerships] [ch('5')] 0 App::can_assess;
    Stays "stays" stays stays_help [Ladder, Partnerships] [ch('=')] 7 App::is_assessed;
    New "new" new new_help [Ladder, Actors, Partnerships, Documents, Needs] [ch('n')] 8 App::can_write;
    Edit "edit" edit edit_help [Ladder, Actors, Partnerships, Documents, Needs] [ch('e')] 9 App::can_change_selection;
    Document "document" document document_help [Ladder, Partnerships] [ch('d')] 10 App::can_assess;
    Contribution "contribution" contribution contribution_help [Ladder, Partnerships] [ch('c')] 11 App::can_assess;
    View "view" view view_help [Ladder, Partnerships] [ch('v')] 0 App::can_assess;
    Contact "contact" contact contact_help [Actors] [ch('c')] 10 App::can_change_selection;
    MergeActors "merge-parties" merge_actors merge_actors_help [Actors] [ch('m')] 11 App::can_change_selection;
    Twins "duplicates" twins twins_help [Actors] [ch('w')] 0 App::can_write;
    Trust "trust" trust trust_help [Actors] [ch('t')] 0 App::can_change_selection;
    Proposal "proposal" proposal proposal_help [Actors] [ch('r')] 0 App::can_change_selection;
    Value "value" value value_help [Ladder, Partnerships] [ch('b')] 0 App::can_assess;
    Sign "sign" sign sign_help [Documents] [ch('s')] 5 App::can_sign;
    Advance "advance" advance advance_help [Documents] [ch('>'), ch('.')] 6 App::can_sign;
    Obligation "promise" obligation obligation_help [Documents] [ch('o')] 6 App::can_change_selection;
    Fulfil "keep-promise" fulfil fulfil_help [Documents] [ch('t'), ch(' ')] 7 App::can_fulfil;
    Extend "extend" extend extend_help [Documents] [ch('X')] 10 App::can_extend;
    Close "close" close close_help [Documents] [ch('a')] 11 App::can_extend;
    Remove "remove" remove remove_help [Ladder, Actors, Partnerships, Documents, Needs] [key(Code::Delete), ch('D')] 0 App::can_change_selection;
    MatchNeed "match" match_need match_need_help [Needs] [ch('m')] 5 App::can_match;
    NewSource "new-source" new_source new_source_help [Needs] [ch('c')] 6 App::can_write;
    Sources "sources" sources sources_help [Needs] [ch('v')] 7 App::has_map;
    NewArea "new-area" new_area new_area_help [Needs] [] 0 App::can_write;
    DueDone "due-done" due_done due_done_help [Agenda] [ch('t'), ch(' ')] 5 App::can_do_due;
    DueLater "due-later" due_later due_later_help [Agenda] [ch('p')] 6 App::can_do_due;
    Meeting "meeting" meeting meeting_help [Agenda] [ch('m')] 4 App::can_write;
    MeetingOn "meeting-on" meeting_on meeting_on_help [Agenda] [ch('M')] 0 App::can_write;
    DueOver "due-over" due_over due_over_help [Agenda] [ch('h')] 7 App::can_do_due;
    Act "act" act act_help [Findings] [ch('t'), ch(' ')] 4 App::can_act;
    Accept "accept" accept accept_help [Findings] [ch('a')] 5 App::can_accept;
    Figures "figures" figures figures_help [Findings] [ch('v')] 6 App::has_map;
    MapNextView "map-view" map_next_view map_next_view_help [Map] [ch('v')] 5 App::can_turn_view;
    MapPreviousView "map-view-back" map_previous_view map_previous_view_help [Map] [ch('V')] 0 App::can_turn_view;
    MapFocus "map-focus" map_focus map_focus_help [Map] [ch('f')] 6 App::can_focus;
    MapFilters "map-filter" map_filters map_filters_help [Map] [ch('s')] 7 App::shows_picture;
    MapEarlier "map-earlier" map_earlier map_earlier_help [Map] [ch('[')] 8 App::shows_picture;
    MapLater "map-later" map_later map_later_help [Map] [ch(']')] 9 App::is_past;
    MapQuarterEarlier "map-quarter-earlier" map_quarter_earlier map_quarter_earlier_help [Map] [ch('{')] 0 App::shows_picture;
    MapQuarterLater "map-quarter-later" map_quarter_later map_quarter_later_help [Map] [ch('}')] 0 App::is_past;
    MapFirstDay "map-first-day" map_first_day map_first_day_help [Map] [key(Code::Home)] 0 App::shows_picture;
    MapNow "map-now" map_now map_now_help [Map] [key(Code::End)] 4 App::is_past;
    MapNextTie "map-next-tie" map_next_tie map_next_tie_help [Map] [ch('.'), ch(' ')] 10 App::can_focus;
    MapPreviousTie "map-previous-tie" map_previous_tie map_previous_tie_help [Map] [ch(',')] 0 App::can_focus;
    MapCloser "map-closer" map_closer map_closer_help [Map] [ch('+'), ch('=')] 11 App::shows_picture;
    MapFurther "map-further" map_further map_further_help [Map] [ch('-')] 0 App::shows_picture;
    MapWhole "map-whole" map_whole map_whole_help [Map] [ch('0')] 0 App::shows_picture;
    MapPanUp "map-pan-up" map_pan_up map_pan_help [Map] [key(Code::ShiftUp), ch('K')] 0 App::shows_picture;
    MapPanDown "map-pan-down" map_pan_down map_pan_help [Map] [key(Code::ShiftDown), ch('J')] 0 App::shows_picture;
    MapPanLeft "map-pan-left" map_pan_left map_pan_help [Map] [key(Code::ShiftLeft), ch('H')] 0 App::shows_picture;
    MapPanRight "map-pan-right" map_pan_right map_pan_help [Map] [key(Code::ShiftRight), ch('L')] 0 App::shows_picture;
    MapOutward "map-outward" map_outward map_outward_help [Map] [ch('o')] 0 App::shows_rings;
    SavePicture "save-picture" save_picture save_picture_help [Map] [ch('p')] 12 App::shows_picture;
    MapLegend "map-legend" map_legend map_legend_help [Map] [ch('t')] 0 App::shows_picture;
    MapRings "map-rings" map_rings map_view_help [Map] [] 0 App::can_turn_view;
    MapForce "map-web" map_force map_view_help [Map] [] 0 App::can_turn_view;
    MapMatrix "map-matrix" map_matrix map_view_help [Map] [] 0 App::can_turn_view;
    MapGrid "map-grid" map_grid map_view_help [Map] [] 0 App::can_turn_view;
    MapVenn "map-venn" map_venn map_view_help [Map] [] 0 App::can_turn_view;
    Undo "undo" undo undo_help [Everywhere] [ch('u'), ctrl('z')] 20 App::can_undo;
    Redo "redo" redo redo_help [Everywhere] [ch('U'), ctrl('y'), ctrl('r')] 0 App::can_redo;
    Filter "filter" filter filter_help [Ladder, Actors, Partnerships, Documents, Needs, Agenda, Map, Findings] [ch('/')] 13 App::has_map;
    ShowEnded "show-ended" show_ended show_ended_help [Ladder, Actors, Partnerships, Documents, Needs, Findings] [ch('z')] 0 App::has_map;
    Palette "palette" palette palette_help [Everywhere, Start] [ch(':'), ctrl('p')] 21 |_| true;
    Help "help" help help_help [Everywhere, Start] [ch('?'), key(Code::F(1))] 1 |_| true;
    NextScreen "next-screen" next_screen next_screen_help [Everywhere] [key(Code::Tab)] 14 App::has_map;
    PreviousScreen "previous-screen" previous_screen previous_screen_help [Everywhere] [key(Code::BackTab)] 0 App::has_map;
    GoLadder "go-ladder" go_ladder go_help [Everywhere] [go('t'), go('l')] 0 App::has_map;
    GoActors "go-parties" go_actors go_help [Everywhere] [go('p'), go('a')] 0 App::has_map;
    GoPartnerships "go-partnerships" go_partnerships go_help [Everywhere] [go('k')] 0 App::has_map;
    GoDocuments "go-documents" go_documents go_help [Everywhere] [go('d')] 0 App::has_map;
    GoNeeds "go-needs" go_needs go_help [Everywhere] [go('b'), go('n')] 0 App::has_map;
    GoAgenda "go-agenda" go_agenda go_help [Everywhere] [go('j')] 0 App::has_map;
    GoFindings "go-findings" go_findings go_help [Everywhere] [go('f'), go('i')] 0 App::has_map;
    GoMap "go-map" go_map go_help [Everywhere] [go('m')] 0 App::has_map;
    Problems "problems" problems problems_help [Everywhere] [ch('!')] 0 App::has_map;
    MapInfo "map" map_info map_info_help [Everywhere] [ch('i')] 0 App::can_write;
    Save "save" save save_help [Everywhere] [ctrl('s')] 0 App::has_map;
    Export "export" export export_help [Everywhere] [ch('x')] 16 App::has_map;
    Import "import" import import_help [Everywhere, Start] [ch('I')] 0 App::can_import;
    SaveCopy "save-copy" save_copy save_copy_help [Everywhere] [] 0 App::has_map;
    MergeCopy "merge-copy" merge_copy merge_copy_help [Everywhere] [] 0 App::can_write;
    Library "library" library library_help [Everywhere, Start] [ctrl('o')] 0 |_| true;
    NewMap "new-map" new_map new_map_help [Everywhere, Start] [ctrl('n')] 0 |_| true;
    Language "language" language language_help [Everywhere, Start] [key(Code::F(2))] 15 |_| true;
    Curtain "curtain" curtain curtain_help [Everywhere] [key(Code::F(3))] 0 App::has_map;
    Present "present" present present_help [Everywhere] [key(Code::F(4))] 0 App::has_map;
    Theme "theme" theme theme_help [Everywhere, Start] [key(Code::F(6))] 0 |_| true;
    Ascii "ascii" ascii ascii_help [Everywhere, Start] [] 0 |_| true;
    Quit "quit" quit quit_help [Everywhere, Start] [ch('q'), ctrl('q'), ctrl('c')] 2 |_| true;
}

impl Command {
    /// Its line of the table.
    pub fn entry(self) -> &'static Entry {
        // The macro writes the enum and the table from one list, in one order.
        &TABLE[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for place in [
            Context::Ladder,
            Context::Actors,
            Context::Partnerships,
            Context::Documents,
            Context::Needs,
            Context::Agenda,
            Context::Findings,
            Context::Map,
            Context::Start,
        ] {
            let mut seen = HashMap::new();
            for entry in TABLE {
                let here = entry.contexts.contains(&place)
                    || (place != Context::Start && entry.contexts.contains(&Context::Everywhere));
                for chord in entry.keys.iter().filter(|_| here) {
                    let before = seen.insert(*chord, entry.name);
                    assert_eq!(before, None, "{chord:?} in {place:?} is also {}", entry.name);
                }
            }
        }
    }

    #[test]
    fn every_command_stands_in_its_own_line() {
        for entry in TABLE {
            assert_eq!(entry.command.entry().name, entry.name);
        }
    }
}
