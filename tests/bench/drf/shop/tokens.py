"""Authentication with the token that Meja accepts: HS256, signed by the storefront, for an active customer."""
import base64
import hashlib
import hmac
import json
import os
import time

from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed

from shop.models import User

KEY = os.environ["MEJA_CUSTOMER_TOKEN_KEY"].encode()


def decoded(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


class CustomerToken(BaseAuthentication):
    def authenticate_header(self, request):
        return "Bearer"

    def authenticate(self, request):
        word, _, token = request.headers.get("Authorization", "").partition(" ")
        if word != "Bearer":
            return None
        try:
            signed, _, signature = token.rpartition(".")
            head, claims = (json.loads(decoded(part)) for part in signed.split("."))
        except ValueError:
            raise AuthenticationFailed()
        expected = hmac.new(KEY, signed.encode(), hashlib.sha256).digest()
        if head.get("alg") != "HS256" or not hmac.compare_digest(expected, decoded(signature)):
            raise AuthenticationFailed()
        if claims["exp"] < time.time():
            raise AuthenticationFailed()
        user = User.objects.filter(pk=int(claims.get("user_id") or claims["sub"]), is_active=True).first()
        if user is None:
            raise AuthenticationFailed()
        return user, None
