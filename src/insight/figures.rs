//! M1 to M12 of the domain notes b.5: how the whole map stands on a day.

use std::collections::{BTreeMap, HashMap};

use super::count;
use crate::model::*;
use crate::network::{At, Standing as Moment, Ties};

/// The figures of a map on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// M1: active partnerships by rung, 0 to 5.
    pub rungs: [usize; 6],
    /// ... and those that were not assessed.
    pub not_assessed: usize,
    /// M2: promises due by that day, and those of them that are kept.
    pub promises_due: usize,
    /// See [`Self::promises_due`].
    pub promises_kept: usize,
    /// M3: needs that are met or have an active partnership on rung 2 or higher.
    pub needs_served: usize,
    /// All needs.
    pub needs: usize,
    /// M4: each open need with its 0-1-3 stage and how many share it, the anchor left out.
    pub stages: Vec<(Id, u8, usize)>,
    /// M5: parties in an active partnership on rung 1 or higher, by kind.
    pub kinds: BTreeMap<ActorKind, usize>,
    /// M5: ... and by sector.
    pub sectors: BTreeMap<Sector, usize>,
    /// M6: contributions by category: delivered, pledged.
    pub gifts: BTreeMap<SourceCategory, (usize, usize)>,
    /// M6: what was delivered, in rupiah, where a value is known.
    pub delivered_rp: i64,
    /// M7: meetings of the last 90 days, with men and women.
    pub meetings: (usize, i64, i64),
    /// M9: active partnerships whose approach is delivery, capacity, mixed.
    pub approaches: [usize; 3],
    /// M10: the median of the days since the last sign of life of the active partnerships (of an even number the larger
    /// of the two in the middle); nothing on a day past, as later signs hide what was the last one then.
    pub median_untouched: Option<i64>,
    /// M11: components of the ties, parties in the largest, all parties, ties.
    pub network: (usize, usize, usize, usize),
    /// How parties of each kind are trusted: the sum of the latest means, and of how many (F96).
    pub trust: BTreeMap<ActorKind, (f64, usize)>,
    /// M12: documents by status.
    pub documents: BTreeMap<Lifecycle, usize>,
}

/// M8: what moved in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Movement {
    /// Steps up.
    pub up: usize,
    /// Steps down.
    pub down: usize,
    /// Reviews that stayed.
    pub stayed: usize,
    /// Partnerships that began.
    pub new: usize,
    /// Partnerships that ended.
    pub ended: usize,
}

impl Figures {
    /// The figures on a day: now when it is today, else as the dated histories tell it.
    pub fn new(map: &PartnershipMap, day: Day, today: Day) -> Self {
        let at = if day == today { At::Now } else { At::Day(day) };
        Self::at(&Moment::new(map, at), map, day, today)
    }

    fn at(moment: &Moment<'_>, map: &PartnershipMap, day: Day, today: Day) -> Self {
        let active: Vec<&Partnership> = moment.partnerships().collect();
        let mut figures = Self { needs: map.needs.len(), ..Self::default() };
        let mut of_need: HashMap<&Id, Vec<&Partnership>> = HashMap::new();
        for one in &active {
            match moment.rung(one) {
                Some(rung) => figures.rungs[usize::from(rung.digit())] += 1,
                None => figures.not_assessed += 1,
            }
            match one.approach {
                Some(Approach::Delivery) => figures.approaches[0] += 1,
                Some(Approach::Capacity) => figures.approaches[1] += 1,
                Some(Approach::Mixed) => figures.approaches[2] += 1,
                None => {}
            }
            one.needs.iter().for_each(|need| of_need.entry(need).or_default().push(one));
        }
        for document in map.agreements.iter() {
            figures.promises_due += document.obligations_due(day);
            figures.promises_kept += document.obligations_fulfilled(day);
            *figures.documents.entry(document.lifecycle()).or_default() += 1;
        }
        figures.needs(map, moment, &of_need);
        figures.parties(map, moment, &active);
        figures.gifts_and_meetings(map, day);
        if day == today {
            figures.untouched(map, &active, day);
        }
        for (kind, score) in super::trust::scores(map, day) {
            let known = figures.trust.entry(kind).or_default();
            *known = (known.0 + score, known.1 + 1);
        }
        let ties = Ties::among(moment, |_, _| true);
        let parts = ties.graph.component_members();
        let largest = parts.iter().map(Vec::len).max().unwrap_or(0);
        figures.network = (parts.len(), largest, ties.graph.size(), ties.graph.edge_count());
        figures
    }

    fn needs(
        &mut self,
        map: &PartnershipMap,
        moment: &Moment<'_>,
        of_need: &HashMap<&Id, Vec<&Partnership>>,
    ) {
        for need in map.needs.iter() {
            let ties = of_need.get(&need.id).map_or(&[][..], Vec::as_slice);
            let working = |one: &&Partnership| moment.rung(one).is_some_and(|rung| rung >= Rung::Cooperation);
            self.needs_served +=
                usize::from(need.status == Some(NeedStatus::Met) || ties.iter().any(working));
            if need.is_open() {
                let around = Surroundings::new(map, ties.iter().copied());
                self.stages.push((need.id.clone(), around.stage(), around.supporters()));
            }
        }
    }

    fn parties(&mut self, map: &PartnershipMap, moment: &Moment<'_>, active: &[&Partnership]) {
        let tied = active.iter().filter(|one| moment.rung(one).is_some_and(|rung| rung > Rung::Competition));
        let mut members: Vec<&Id> = tied.flat_map(|one| &one.members).collect();
        members.sort();
        members.dedup();
        for actor in members.into_iter().filter_map(|id| map.actors.get(id)) {
            *self.kinds.entry(actor.kind).or_default() += 1;
            if let Some(sector) = actor.sector {
                *self.sectors.entry(sector).or_default() += 1;
            }
        }
    }

    fn gifts_and_meetings(&mut self, map: &PartnershipMap, day: Day) {
        for gift in map.contributions.iter().filter(|gift| gift.date <= day) {
            let known = self.gifts.entry(gift.category).or_default();
            match gift.status {
                Some(ContributionStatus::Delivered) => {
                    known.0 += 1;
                    self.delivered_rp = self.delivered_rp.saturating_add(gift.value_rp.unwrap_or(0));
                }
                Some(ContributionStatus::Pledged) => known.1 += 1,
                _ => {}
            }
        }
        let first = day.plus_days(1_i64.saturating_sub(map.info.settings.recent_days.unwrap_or(90)));
        for meeting in map.meetings.iter().filter(|one| (first..=day).contains(&one.date)) {
            let (men, women) = meeting.heads();
            let (held, all_men, all_women) = self.meetings;
            self.meetings = (held + 1, all_men.saturating_add(men), all_women.saturating_add(women));
        }
    }

    fn untouched(&mut self, map: &PartnershipMap, active: &[&Partnership], day: Day) {
        let touches = last_touches(map);
        let since = |one: &&Partnership| touches.get(&one.id).map(|last| last.days_until(day).max(0));
        let mut days: Vec<i64> = active.iter().filter_map(since).collect();
        days.sort_unstable();
        self.median_untouched = days.get(days.len() / 2).copied();
    }

    /// All active partnerships.
    pub fn active(&self) -> usize {
        self.rungs.iter().sum::<usize>() + self.not_assessed
    }

    /// The share of promises due that are kept, in percent.
    pub fn kept_percent(&self) -> Option<i64> {
        super::percent(count(self.promises_kept), count(self.promises_due))
    }

    /// The share of possible ties that exist, in percent.
    pub fn density_percent(&self) -> Option<i64> {
        let (.., parties, ties) = self.network;
        super::percent(count(ties), count(parties.saturating_mul(parties.saturating_sub(1)) / 2))
    }

    /// The figures at the ends of the last quarters, the present one, as it stands today, last.
    pub fn by_quarter(map: &PartnershipMap, today: Day, quarters: usize) -> Vec<(Day, Self)> {
        let mut days = vec![today];
        let mut end = today.quarter_end();
        while days.len() < quarters.max(1) {
            end = end.plus_days(1).plus_months(-3).plus_days(-1);
            days.push(end);
        }
        // Who was first seen when is looked up once for all days past.
        let mut moment = Moment::new(map, At::Now);
        let mut found = Vec::with_capacity(days.len());
        for day in days {
            if day != today {
                moment = moment.on(day);
            }
            found.push((day, Self::at(&moment, map, day, today)));
        }
        found.reverse();
        found
    }
}

impl Movement {
    /// What moved from one day to another, both counted in.
    pub fn new(map: &PartnershipMap, from: Day, to: Day) -> Self {
        let mut found = Self::default();
        let within = |day: Option<Day>| day.is_some_and(|day| (from..=to).contains(&day));
        for one in map.partnerships.iter() {
            found.new += usize::from(within(one.start));
            found.ended += usize::from(within(one.end));
            for pair in one.by_date().windows(2) {
                if within(Some(pair[1].date)) {
                    match pair[1].rung.cmp(&pair[0].rung) {
                        std::cmp::Ordering::Greater => found.up += 1,
                        std::cmp::Ordering::Less => found.down += 1,
                        std::cmp::Ordering::Equal => found.stayed += 1,
                    }
                }
            }
        }
        found
    }
}
