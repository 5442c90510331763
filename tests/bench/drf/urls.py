from django.urls import path

from shop.views import OrderDetail, OrderList

urlpatterns = [
    path("api/v1/orders", OrderList.as_view()),
    path("api/v1/orders/<str:number>", OrderDetail.as_view()),
]
