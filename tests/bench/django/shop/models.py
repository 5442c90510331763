"""Django models for the columns of Meja's order list, on Meja's tables."""
from django.db import models


class User(models.Model):
    name = models.TextField()
    phone = models.TextField()
    email = models.TextField()

    class Meta:
        managed = False
        db_table = "users"

    def __str__(self):
        return self.name


class Store(models.Model):
    name = models.TextField()

    class Meta:
        managed = False
        db_table = "stores"

    def __str__(self):
        return self.name


class Order(models.Model):
    STATUSES = [
        (code, code)
        for code in (
            "MENUNGGU_PEMBAYARAN DIBAYAR DIPROSES DIKIRIM SELESAI MENUNGGU_BATAL DIBATALKAN KEDALUWARSA".split()
        )
    ]
    PAYMENT_STATUSES = [
        (code, code)
        for code in (
            "PENDING PAID FAILED EXPIRED CANCELLED REFUND_PENDING PARTIALLY_REFUNDED REFUNDED REFUND_FAILED "
            "DISPUTED".split()
        )
    ]

    number = models.TextField(unique=True)
    user = models.ForeignKey(User, models.PROTECT)
    store = models.ForeignKey(Store, models.PROTECT)
    status = models.TextField(choices=STATUSES)
    payment_status = models.TextField(choices=PAYMENT_STATUSES)
    item_count = models.IntegerField()
    total = models.BigIntegerField()
    shipping_city = models.TextField()
    placed_at = models.DateTimeField()
    is_archived = models.BooleanField()

    class Meta:
        managed = False
        db_table = "orders"

    def __str__(self):
        return self.number
