//! The agenda as a calendar (RFC 5545): phones import it, and importing it again makes no doubles.

use chrono::TimeDelta;
use icalendar::{Alarm, Calendar, Class, Component, Event, EventLike};

use crate::agenda::Item;
use crate::locale::agenda as words;
use crate::model::{Day, Lang, PartnershipMap};
use crate::report::agenda::{responsible, sentence};

/// A calendar with one event of a whole day for each item, and an alarm at nine in the morning of the day before.
///
/// The same map on the same day gives the same text: a UID says what is due, and the stamp is the start of `today`.
pub fn calendar(lang: Lang, map: &PartnershipMap, items: &[Item], today: Day) -> String {
    let mut calendar = Calendar::new();
    calendar.name(words::calendar(lang));
    for item in items {
        let mut event = Event::new();
        let summary = sentence(lang, map, item);
        event
            .uid(&format!("{}.{}@simpul", item.uid, map.info.id))
            .add_property("DTSTAMP", format!("{}T000000Z", compact(today)))
            .summary(&summary)
            // What is due is nobody else's affair, and it does not make anybody busy.
            .class(Class::Private)
            .add_property("TRANSP", "TRANSPARENT");
        // The library's `all_day` lets an event end on the day on which it begins, which no calendar understands.
        // What is overdue stands on today, where it is seen; the next import moves it along.
        let on = item.due.max(today);
        event.append_property(day("DTSTART", on)).append_property(day("DTEND", on.plus_days(1)));
        let late = item.late(today).map(|days| words::late(lang, days));
        let more: Vec<String> = late.into_iter().chain(responsible(lang, map, item)).collect();
        if !more.is_empty() {
            event.description(&more.join("; "));
        }
        let mut alarm =
            Alarm::display(&format!("{}: {summary}", words::reminder(lang)), -TimeDelta::hours(15));
        alarm.add_property("DTSTAMP", format!("{}T000000Z", compact(today)));
        alarm.uid(&format!("{}.{}.alarm@simpul", item.uid, map.info.id));
        event.alarm(alarm);
        calendar.push(event.done());
    }
    calendar.to_string()
}

fn compact(day: Day) -> String {
    let (year, month, day) = day.parts();
    format!("{year:04}{month:02}{day:02}")
}

fn day(key: &str, day: Day) -> icalendar::Property {
    icalendar::Property::new(key, compact(day)).add_parameter("VALUE", "DATE").done()
}
