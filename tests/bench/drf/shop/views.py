from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.pagination import CursorPagination

from shop.models import Order
from shop.serializers import OrderSummary, WholeOrder


class NewestFirst(CursorPagination):
    page_size = 50
    ordering = ("-placed_at", "-id")


class OwnOrders:
    def get_queryset(self):
        own = Order.objects.filter(user=self.request.user, is_archived=False).select_related("store")
        wanted = self.request.query_params.get("order_status")
        return own.filter(status__in=wanted.split(",")) if wanted else own


class OrderList(OwnOrders, ListAPIView):
    serializer_class = OrderSummary
    pagination_class = NewestFirst


class OrderDetail(OwnOrders, RetrieveAPIView):
    serializer_class = WholeOrder
    lookup_field = "number"

    def get_queryset(self):
        return super().get_queryset().prefetch_related("items", "payments", "refunds", "shipments", "history")
