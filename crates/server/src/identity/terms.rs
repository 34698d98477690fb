//! What somebody is to be given, and what nobody can be.

use sammen_domain::{AreaId, Duty, LocalDate, RowKey, RowKind, UnixSeconds};

use super::{AccountKind, Activities, Role};
use crate::{
    database::{Connection, DatabaseError},
    repository::row::{self, Space},
};

const DAY_SECONDS: UnixSeconds = 86_400;
const NAME_CHARS_MAX: usize = 80;

/// A role with its conditions, before it is anybody's.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Terms {
    /// What.
    pub(crate) role: Role,
    /// With which activities.
    pub(crate) activities: Activities,
    /// What for; only volunteers have duties.
    pub(crate) duties: Vec<Duty>,
    /// Whether participants' names are shown.
    pub(crate) may_see_names: bool,
    /// Whether it is for a minor.
    pub(crate) is_minor: bool,
    /// The day a children's certificate was declared to have been seen.
    pub(crate) certificate_declared: Option<LocalDate>,
    /// When it begins.
    pub(crate) valid_from: UnixSeconds,
    /// When it ends.
    pub(crate) valid_until: UnixSeconds,
}

/// Why nobody can be given this.
#[derive(Debug, thiserror::Error)]
pub enum TermsError {
    /// A minor with names.
    #[error("give the role: a minor never sees participants' names; leave the names out")]
    MinorWithNames,
    /// A minor with another role.
    #[error("give the role: a minor can only be a volunteer")]
    MinorOnStaff,
    /// Names with a role that has none.
    #[error("give the role: {} never sees participants' names; leave the names out", .0.as_str())]
    RoleWithNames(Role),
    /// No activity at all.
    #[error("give the role: name one activity at least")]
    NoActivity,
    /// Duties with a role that has none.
    #[error("give the role: {} has no duties; leave them out", .0.as_str())]
    RoleWithDuties(Role),
    /// An activity that is not the area's.
    #[error("give the role: the area has no activity {0}")]
    UnknownActivity(sammen_domain::ActivityId),
    /// A time that is over or that never begins.
    #[error("give the role: it must end after it begins, and not before now")]
    Period,
    /// A time that is too long.
    #[error("give the role: it can last {days_max} days at most; it can be given again")]
    TooLong {
        /// The most days.
        days_max: UnixSeconds,
    },
    /// No name, or one that is none.
    #[error("give the role: the name needs 1 to {NAME_CHARS_MAX} characters")]
    Name,
    /// The account is of another kind.
    #[error(
        "give the role: a volunteer's account cannot be one of the staff; make another account"
    )]
    OtherKind,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl Role {
    /// What kind of account has the role.
    #[must_use]
    pub fn account_kind(self) -> AccountKind {
        match self {
            Self::Volunteer => AccountKind::Volunteer,
            Self::Staff | Self::Analyst | Self::Administrator => AccountKind::Staff,
        }
    }

    /// How long it lasts at most before somebody must think about it again.
    pub(crate) fn days_max(self) -> UnixSeconds {
        match self {
            Self::Volunteer => 400,
            Self::Staff | Self::Analyst | Self::Administrator => 800,
        }
    }
}

impl Terms {
    /// Checks what can be said without asking anybody else, and that the activities are the area's.
    pub(crate) async fn check(
        &self,
        connection: &mut Connection,
        area: &AreaId,
        now: UnixSeconds,
    ) -> Result<(), TermsError> {
        self.check_role()?;
        check_period(self.role, self.valid_from, self.valid_until, now)?;
        let activities = match &self.activities {
            Activities::Some(activities) => activities,
            // A volunteer helps with what she is asked for, never with everything.
            Activities::All if self.role == Role::Volunteer => return Err(TermsError::NoActivity),
            Activities::All => return Ok(()),
        };
        if activities.is_empty() {
            return Err(TermsError::NoActivity);
        }
        for activity in activities {
            let key = RowKey { kind: RowKind::Activity, id: activity.0 };
            let found = row::find(connection, area, Space::Public, key).await?;
            found.ok_or(TermsError::UnknownActivity(*activity))?;
        }
        Ok(())
    }

    fn check_role(&self) -> Result<(), TermsError> {
        if self.is_minor && self.may_see_names {
            return Err(TermsError::MinorWithNames);
        }
        if self.is_minor && self.role != Role::Volunteer {
            return Err(TermsError::MinorOnStaff);
        }
        if self.may_see_names && !self.role.may_ever_see_names() {
            return Err(TermsError::RoleWithNames(self.role));
        }
        if !self.duties.is_empty() && self.role != Role::Volunteer {
            return Err(TermsError::RoleWithDuties(self.role));
        }
        Ok(())
    }
}

/// Checks when a role begins and ends.
pub(crate) fn check_period(
    role: Role,
    valid_from: UnixSeconds,
    valid_until: UnixSeconds,
    now: UnixSeconds,
) -> Result<(), TermsError> {
    if valid_until <= valid_from || valid_until <= now || valid_from < 0 {
        return Err(TermsError::Period);
    }
    let days_max = role.days_max();
    if valid_until - valid_from > days_max * DAY_SECONDS {
        return Err(TermsError::TooLong { days_max });
    }
    Ok(())
}

/// The name as it is kept.
pub(crate) fn check_name(name: &str) -> Result<String, TermsError> {
    let name = name.trim();
    let fits = (1..=NAME_CHARS_MAX).contains(&name.chars().count());
    let plain = !name.chars().any(char::is_control);
    if fits && plain { Ok(name.to_owned()) } else { Err(TermsError::Name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UnixSeconds = 1_000_000;

    fn terms(role: Role) -> Terms {
        Terms {
            role,
            activities: Activities::All,
            duties: vec![],
            may_see_names: false,
            is_minor: false,
            certificate_declared: None,
            valid_from: NOW,
            valid_until: NOW + DAY_SECONDS,
        }
    }

    #[test]
    fn a_minor_sees_no_names_and_is_no_staff() {
        let check = |terms: Terms| terms.check_role().map_err(|error| error.to_string());
        for role in Role::ALL {
            assert_eq!(check(terms(role)), Ok(()));
            let names = check(Terms { may_see_names: true, ..terms(role) });
            assert_eq!(names.is_ok(), role.may_ever_see_names(), "{names:?}");
            let minor = check(Terms { is_minor: true, ..terms(role) });
            assert_eq!(minor.is_ok(), role == Role::Volunteer, "{minor:?}");
            let duties = check(Terms { duties: vec![Duty::CheckIn], ..terms(role) });
            assert_eq!(duties.is_ok(), role == Role::Volunteer, "{duties:?}");
            let both = Terms { is_minor: true, may_see_names: true, ..terms(role) };
            assert!(check(both).expect_err("a minor with names").contains("minor"));
        }
    }

    #[test]
    fn a_role_ends() {
        let check = |from: i64, until: i64| {
            check_period(Role::Volunteer, NOW + from, NOW + until, NOW).is_ok()
        };
        assert!(check(0, 1) && check(-10, 1) && check(DAY_SECONDS, 2 * DAY_SECONDS));
        assert!(!check(0, 0) && !check(1, 1) && !check(-2, -1));
        assert!(check(0, 400 * DAY_SECONDS) && !check(0, 400 * DAY_SECONDS + 1));
        assert!(check_period(Role::Staff, i64::MIN, i64::MAX, NOW).is_err());
    }

    #[test]
    fn a_name_is_a_name() {
        assert_eq!(check_name("  Amina ").ok().as_deref(), Some("Amina"));
        for wrong in ["", "   ", "a\nb", &"x".repeat(81)] {
            assert!(check_name(wrong).is_err(), "{wrong:?}");
        }
    }
}
