"""The order list with the same columns, filters, search and date hierarchy as Meja's."""
from django.contrib import admin

from .models import Order


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    list_display = ["number", "status", "payment_status", "user", "store", "item_count", "total", "shipping_city",
                    "placed_at"]
    # No filters by customer and store, because Django would list every customer and store in the sidebar.
    list_filter = ["status", "payment_status", "placed_at", "is_archived"]
    search_fields = ["number", "user__name", "=user__phone", "=user__email"]
    date_hierarchy = "placed_at"
    list_select_related = ["user", "store"]
    ordering = ["-placed_at"]
    raw_id_fields = ["user", "store"]
