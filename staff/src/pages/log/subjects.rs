//! Words for the ids that the log is about: it keeps no names itself.

use std::collections::BTreeMap;

use leptos::prelude::*;
use sammen_domain::AreaId;

use crate::{
    api::{Account, AccountId, Activity, Invitation},
    state::{Loaded, load},
    words::{m, moment, text},
};

/// Who and what an area's log can be about; Copy.
#[derive(Clone, Copy)]
pub(super) struct Subjects {
    accounts: Loaded<Vec<Account>>,
    volunteers: Loaded<Vec<Account>>,
    names: Memo<BTreeMap<String, String>>,
}

impl Subjects {
    /// Asks for all that has a name now.
    pub(super) fn load(area: &AreaId) -> Self {
        let within = |what: &str| {
            let path = format!("/api/staff/areas/{area}/{what}");
            move || Some(path.clone())
        };
        let accounts = load::<Vec<Account>>(within("accounts"));
        let volunteers = load::<Vec<Account>>(within("volunteers"));
        let invitations = load::<Vec<Invitation>>(within("invitations"));
        let activities = load::<Vec<Activity>>(within("activities"));
        let area = area.clone();
        let names = Memo::new(move |_| {
            let mut names = BTreeMap::new();
            let people = [accounts.ok(), volunteers.ok()].into_iter().flatten().flatten();
            for account in people {
                for grant in account.grants {
                    names.insert(grant.id.0, account.display_name.clone());
                }
                names.insert(account.id.0, account.display_name);
            }
            for invitation in invitations.ok().into_iter().flatten() {
                names.insert(invitation.id.0, invitation.display_name);
            }
            for activity in activities.ok().into_iter().flatten() {
                for date in &activity.occurrences {
                    let when = moment(&area, date.starts_at);
                    let words = m().log_date(&text(&activity.title), &when);
                    names.insert(date.id.to_string(), words);
                }
            }
            names
        });
        Self { accounts, volunteers, names }
    }

    /// What an id is called, while it is there. Tracks what is known.
    pub(super) fn find(self, id: &str) -> Option<String> {
        self.names.with(|names| names.get(id).cloned())
    }

    /// Everybody who can have done something. Tracks them.
    pub(super) fn people(self) -> Vec<(AccountId, String)> {
        let all = [self.accounts.ok(), self.volunteers.ok()].into_iter().flatten().flatten();
        let mut people: Vec<_> = all.map(|account| (account.id, account.display_name)).collect();
        people.sort_by(|a, b| a.1.cmp(&b.1));
        people
    }
}
