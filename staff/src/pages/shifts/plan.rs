//! Planning a shift.

use leptos::{ev::SubmitEvent, prelude::*};
use sammen_domain::{MinuteOfDay, ShiftId};
use sammen_sync_indexeddb::{new_uuid, now};

use super::Page;
use crate::{
    api::{Activity, Duty, Method, Nothing, ShiftRequest, Skill},
    components::{CheckField, ErrorSummary, FormErrors, SelectField, TextField, TextKind},
    state::use_staff,
    words::{self, m, text},
};

const NEEDS_MAX: u16 = 100;
const HOUR_SECONDS: i64 = 3_600;

/// What is typed; Copy.
#[derive(Clone, Copy)]
struct Draft {
    activity: RwSignal<String>,
    title: RwSignal<String>,
    title_en: RwSignal<String>,
    date: RwSignal<String>,
    starts: RwSignal<String>,
    ends: RwSignal<String>,
    needs: RwSignal<String>,
    duty: RwSignal<String>,
    skill: RwSignal<String>,
    opens: RwSignal<String>,
    with_staff: RwSignal<bool>,
    money: RwSignal<bool>,
}

impl Draft {
    fn new(activity: String) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        Self {
            activity: RwSignal::new(activity),
            title: text(""),
            title_en: text(""),
            date: text(""),
            starts: text("14:00"),
            ends: text("16:00"),
            needs: text("2"),
            duty: text(""),
            skill: text(""),
            opens: text("48"),
            with_staff: RwSignal::new(false),
            money: RwSignal::new(false),
        }
    }

    /// What is to be sent; what is wrong is told at the fields.
    fn read(self, errors: FormErrors) -> Option<ShiftRequest> {
        let title = self.title.get_untracked().trim().to_owned();
        let needs: Option<u16> = self.needs.get_untracked().trim().parse().ok();
        let needs = needs.filter(|needs| (1..=NEEDS_MAX).contains(needs));
        let clocks = clock(&self.starts.get_untracked()).zip(clock(&self.ends.get_untracked()));
        let clocks = clocks.filter(|(starts, ends)| starts < ends);
        let date = self.date.get_untracked();
        let wrong = [
            title.is_empty().then(|| ("shift-title", m().error_shift_title().to_owned())),
            date.is_empty().then(|| ("shift-date", m().error_shift_date().to_owned())),
            clocks.is_none().then(|| ("shift-starts", m().error_shift_clock().to_owned())),
            needs.is_none().then(|| ("shift-needs", m().error_shift_needs().to_owned())),
        ];
        if !errors.set(wrong.into_iter().flatten().collect()) {
            return None;
        }
        let (starts, ends) = clocks?;
        let hours: i64 = self.opens.get_untracked().parse().unwrap_or_default();
        let (duty, skill) = (self.duty.get_untracked(), self.skill.get_untracked());
        Some(ShiftRequest {
            activity: self.activity.with_untracked(|id| id.parse().ok())?,
            title,
            title_en: self.title_en.get_untracked().trim().to_owned(),
            date,
            starts,
            ends,
            needs: needs?,
            duty: Duty::ALL.into_iter().find(|known| duty_value(*known) == duty),
            skill: Skill::ALL.into_iter().find(|known| skill_value(*known) == skill),
            with_staff: self.with_staff.get_untracked(),
            money: self.money.get_untracked(),
            opens_at: (hours > 0).then(|| now() + hours * HOUR_SECONDS),
        })
    }
}

/// The form.
#[component]
pub(super) fn PlanShift(
    /// The page.
    page: Page,
    /// Those that shifts may be of.
    activities: Vec<Activity>,
) -> impl IntoView {
    let mut options: Vec<(String, String)> = activities
        .into_iter()
        .map(|activity| (activity.id.to_string(), text(&activity.title)))
        .collect();
    options.sort_by(|a, b| a.1.cmp(&b.1));
    let draft = Draft::new(options.first().map(|(id, _)| id.clone()).unwrap_or_default());
    let errors = FormErrors::none();
    let plan = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(body) = draft.read(errors) else { return };
        let path = page.api(&format!("shifts/{}", ShiftId(new_uuid())));
        let staff = use_staff();
        let work = async move { staff.send::<Nothing>(Method::Put, &path, &body).await };
        page.feedback.run(m().shift_planned(), work, move |_| {
            draft.title.set(String::new());
            page.shifts.reload();
        });
    };
    let duties = Signal::derive(|| {
        let any = (String::new(), m().shift_any_duty().to_owned());
        let duties =
            Duty::ALL.map(|duty| (duty_value(duty).to_owned(), words::duty(duty).to_owned()));
        core::iter::once(any).chain(duties).collect::<Vec<_>>()
    });
    let skills = Signal::derive(|| {
        let none = (String::new(), m().shift_no_skill().to_owned());
        let skills =
            Skill::ALL.map(|skill| (skill_value(skill).to_owned(), words::skill(skill).to_owned()));
        core::iter::once(none).chain(skills).collect::<Vec<_>>()
    });
    let opens = Signal::derive(|| {
        let after = |hours: u32| (hours.to_string(), m().shift_opens_after(hours));
        vec![("0".to_owned(), m().shift_opens_now().to_owned()), after(24), after(48), after(168)]
    });
    view! {
        <form class="card stack" on:submit=plan novalidate aria-labelledby="plan-shift">
            <h2 id="plan-shift">{m().shift_plan_title()}</h2>
            <ErrorSummary errors=errors />
            <SelectField
                id="shift-activity"
                label=m().field_shift_activity()
                options=options
                value=draft.activity
            />
            <TextField id="shift-title" label=m().field_shift_title() value=draft.title errors=errors />
            <TextField
                id="shift-title-en"
                label=m().field_shift_title_en()
                value=draft.title_en
                errors=errors
            />
            <TextField
                id="shift-date"
                label=m().field_shift_date()
                kind=TextKind::Day
                value=draft.date
                errors=errors
            />
            <TextField
                id="shift-starts"
                label=m().field_shift_starts()
                hint=m().field_shift_clock_hint()
                value=draft.starts
                errors=errors
            />
            <TextField id="shift-ends" label=m().field_shift_ends() value=draft.ends errors=errors />
            <TextField id="shift-needs" label=m().field_shift_needs() value=draft.needs errors=errors />
            <SelectField
                id="shift-duty"
                label=m().field_shift_duty()
                options=duties
                value=draft.duty
            />
            <SelectField
                id="shift-skill"
                label=m().field_shift_skill()
                options=skills
                value=draft.skill
            />
            <SelectField
                id="shift-opens"
                label=m().field_shift_opens()
                hint=m().field_shift_opens_hint()
                options=opens
                value=draft.opens
            />
            <CheckField
                id="shift-with-staff"
                label=m().field_shift_with_staff()
                hint=m().field_shift_with_staff_hint()
                checked=draft.with_staff
                on_change=Callback::new(move |is_so| draft.with_staff.set(is_so))
            />
            <CheckField
                id="shift-money"
                label=m().field_shift_money()
                hint=m().field_shift_money_hint()
                checked=draft.money
                on_change=Callback::new(move |is_so| draft.money.set(is_so))
            />
            <div>
                <button type="submit" class="button button--primary" data-test="shift-plan">
                    {m().shift_plan()}
                </button>
            </div>
        </form>
    }
}

fn duty_value(duty: Duty) -> &'static str {
    match duty {
        Duty::CheckIn => "check-in",
        Duty::ToyLending => "toy-lending",
        Duty::OnBehalf => "on-behalf",
    }
}

fn skill_value(skill: Skill) -> &'static str {
    match skill {
        Skill::FirstAid => "first-aid",
        Skill::FoodHygiene => "food-hygiene",
        Skill::Driving => "driving",
    }
}

/// `14:30`, or `14.30` as Danes write it.
fn clock(typed: &str) -> Option<MinuteOfDay> {
    let (hour, minute) = typed.trim().split_once([':', '.'])?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}
