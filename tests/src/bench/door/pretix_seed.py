"""Fills an empty pretix with one event that so many people have tickets to; prints what a scanner needs."""
import json, os, sys
from datetime import timedelta
from decimal import Decimal

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pretix.settings")
import django
django.setup()
from django.db import transaction
from django.utils.timezone import now
from django_scopes import scopes_disabled
from pretix.base.models import CheckinList, Event, Item, Order, OrderPosition, Organizer

count = int(sys.argv[1])
with scopes_disabled(), transaction.atomic():
    organizer = Organizer.objects.create(name="Bench", slug="bench")
    team = organizer.teams.create(name="Door", all_events=True, all_event_permissions=True, all_organizer_permissions=True)
    token = team.tokens.create(name="bench")
    event = Event.objects.create(organizer=organizer, name="Bench", slug="bench", currency="DKK", date_from=now() + timedelta(hours=1), live=True, plugins="")
    item = event.items.create(name="Ticket", default_price=Decimal("0.00"))
    listed = event.checkin_lists.create(name="Door", all_products=True)
    channel = organizer.sales_channels.get(identifier="web")
    orders = Order.objects.bulk_create([
        Order(event=event, organizer=organizer, code=f"B{n:05d}", status=Order.STATUS_PAID, datetime=now(), expires=now() + timedelta(days=9), total=0, locale="en", email=f"a{n}@example.org", sales_channel=channel, secret=f"s{n:015d}", internal_secret=f"i{n:031d}")
        for n in range(count)])
    OrderPosition.objects.bulk_create([
        OrderPosition(order=order, organizer=organizer, positionid=1, item=item, price=0, tax_rate=0, tax_value=0, secret=f"ticket-{n:08d}", attendee_name_parts={"_scheme": "full", "full_name": f"Kanarie {n}"}, web_secret=f"w{n:015d}", pseudonymization_id=f"P{n:09d}")
        for n, order in enumerate(orders)])
print(json.dumps({"token": token.token, "list": listed.pk, "organizer": organizer.slug}))
