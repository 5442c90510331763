from rest_framework import serializers

from shop.models import Change, Item, Order, Payment, Refund, Shipment


class OrderSummary(serializers.ModelSerializer):
    order_status = serializers.CharField(source="status")
    store = serializers.CharField(source="store.name")

    class Meta:
        model = Order
        fields = ["number", "order_status", "payment_status", "item_count", "total", "store", "placed_at"]


class ItemOfOrder(serializers.ModelSerializer):
    class Meta:
        model = Item
        fields = ["product_id", "product_name", "sku", "unit_price", "quantity", "line_total"]


class PaymentOfOrder(serializers.ModelSerializer):
    class Meta:
        model = Payment
        fields = ["payment_type", "bank", "status", "gross_amount", "refunded_amount", "expires_at", "paid_at"]


class RefundOfOrder(serializers.ModelSerializer):
    class Meta:
        model = Refund
        fields = ["amount", "state", "requested_at", "ended_at"]


class ShipmentOfOrder(serializers.ModelSerializer):
    class Meta:
        model = Shipment
        fields = ["courier", "service", "waybill", "status", "shipped_at", "delivered_at"]


class ChangeOfOrder(serializers.ModelSerializer):
    class Meta:
        model = Change
        fields = ["to_status", "created_at"]


class WholeOrder(OrderSummary):
    items = ItemOfOrder(many=True)
    payments = PaymentOfOrder(many=True)
    refunds = RefundOfOrder(many=True)
    shipments = ShipmentOfOrder(many=True)
    history = ChangeOfOrder(many=True)

    class Meta:
        model = Order
        fields = OrderSummary.Meta.fields + [
            "subtotal", "shipping_cost", "discount", "recipient_name", "recipient_phone", "shipping_address",
            "shipping_city", "shipping_province", "postal_code", "customer_note", "expires_at", "paid_at",
            "shipped_at", "completed_at", "cancelled_at", "items", "payments", "refunds", "shipments", "history",
        ]
