"""Uses PostgreSQL for the shop's models and the SQLite file for everything else."""


class ShopRouter:
    def db_for_read(self, model, **hints):
        return "shop" if model._meta.app_label == "shop" else "default"

    db_for_write = db_for_read

    def allow_relation(self, first, second, **hints):
        return True

    def allow_migrate(self, db, app_label, **hints):
        return db == "default" and app_label != "shop"
