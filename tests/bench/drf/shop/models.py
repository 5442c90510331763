"""Django models for the order fields that customers can read, on Meja's tables."""
from django.db import models


class User(models.Model):
    is_active = models.BooleanField()
    is_authenticated = True

    class Meta:
        managed = False
        db_table = "users"


class Store(models.Model):
    name = models.TextField()

    class Meta:
        managed = False
        db_table = "stores"


class Order(models.Model):
    number = models.TextField(unique=True)
    user = models.ForeignKey(User, models.PROTECT)
    store = models.ForeignKey(Store, models.PROTECT)
    status = models.TextField()
    payment_status = models.TextField()
    item_count = models.IntegerField()
    subtotal = models.BigIntegerField()
    shipping_cost = models.BigIntegerField()
    discount = models.BigIntegerField()
    total = models.BigIntegerField()
    recipient_name = models.TextField()
    recipient_phone = models.TextField()
    shipping_address = models.TextField()
    shipping_city = models.TextField()
    shipping_province = models.TextField()
    postal_code = models.TextField(null=True)
    customer_note = models.TextField(null=True)
    placed_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)
    shipped_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    is_archived = models.BooleanField()

    class Meta:
        managed = False
        db_table = "orders"


class Item(models.Model):
    order = models.ForeignKey(Order, models.PROTECT, related_name="items")
    product_id = models.BigIntegerField()
    product_name = models.TextField()
    sku = models.TextField()
    unit_price = models.BigIntegerField()
    quantity = models.IntegerField()
    line_total = models.BigIntegerField()

    class Meta:
        managed = False
        db_table = "order_items"
        ordering = ["id"]


class Payment(models.Model):
    order = models.ForeignKey(Order, models.PROTECT, related_name="payments")
    payment_type = models.TextField(null=True)
    bank = models.TextField(null=True)
    status = models.TextField()
    gross_amount = models.BigIntegerField()
    refunded_amount = models.BigIntegerField()
    expires_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "payments"
        ordering = ["id"]


class Refund(models.Model):
    order = models.ForeignKey(Order, models.PROTECT, related_name="refunds")
    amount = models.BigIntegerField()
    state = models.TextField()
    requested_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "refunds"
        ordering = ["id"]


class Shipment(models.Model):
    order = models.ForeignKey(Order, models.PROTECT, related_name="shipments")
    courier = models.TextField()
    service = models.TextField()
    waybill = models.TextField(null=True)
    status = models.TextField()
    shipped_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "shipments"
        ordering = ["id"]


class Change(models.Model):
    order = models.ForeignKey(Order, models.PROTECT, related_name="history")
    sequence = models.IntegerField()
    to_status = models.TextField()
    created_at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "order_status_log"
        ordering = ["sequence"]
