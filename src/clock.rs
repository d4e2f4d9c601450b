//! THE CLOCK of this machine, which only the command line and the shell read: to all other rooms the day is told.

use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

use crate::model::Day;

/// Where a Unix keeps the zone that is set for it (tzfile(5), RFC 9636).
const LOCAL_ZONE: &str = "/etc/localtime";

/// How long a zone that was read holds: laptops travel.
const FRESH: Duration = Duration::from_mins(5);

/// The day of this machine's clock and time zone.
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
pub fn today() -> Day {
    let zone = if std::env::var_os("TZ").is_none() { local_zone() } else { None };
    Day::from(
        zone.map_or_else(|| ZonedDateTime::now().date(), |zone| zone.to_datetime(Timestamp::now()).date()),
    )
}

/// The zone of this machine, read once in a while: the day is asked for at every key.
fn local_zone() -> Option<TimeZone> {
    static KNOWN: Mutex<Option<(Instant, TimeZone)>> = Mutex::new(None);
    let mut known = KNOWN.lock().ok()?;
    if known.as_ref().is_none_or(|(since, _)| since.elapsed() > FRESH) {
        *known = zone_in(Path::new(LOCAL_ZONE)).map(|zone| (Instant::now(), zone));
    }
    known.as_ref().map(|(_, zone)| zone.clone())
}

/// The zone in a file. The library would ask for its name first, and reads through the folders of all zones there are to
/// find it: a millisecond of every start.
fn zone_in(file: &Path) -> Option<TimeZone> {
    TimeZone::tzif("Local", &std::fs::read(file).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the clock of the library is what ours is held to")]
    fn the_day_is_that_of_the_zone_of_this_machine() {
        let (before, day, after) = (ZonedDateTime::now().date(), today(), ZonedDateTime::now().date());
        assert!((Day::from(before)..=Day::from(after)).contains(&day));
        // 31 March, 16:00 in Greenwich: Jayapura has the next day already.
        let moment: Timestamp = "2026-03-31T16:00:00Z".parse().unwrap();
        for (zone, day) in [("Asia/Jakarta", 31), ("Asia/Jayapura", 1), ("America/New_York", 31)] {
            let file = Path::new("/usr/share/zoneinfo").join(zone);
            if !file.exists() {
                eprintln!("left out, because {} is missing", file.display());
                continue;
            }
            assert_eq!(zone_in(&file).unwrap().to_datetime(moment).date().day(), day, "{zone}");
        }
        assert!(zone_in(Path::new("Cargo.toml")).is_none() && zone_in(Path::new("/tidak/ada")).is_none());
    }
}
