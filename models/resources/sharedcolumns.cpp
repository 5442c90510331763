#include "sharedcolumns.h"

#include "choices.h"

namespace meja::shared {

using namespace describe;

Relation customer()
{
    return relation("customer", "users", "user_id");
}

Relation store()
{
    return relation("store", "stores", "store_id");
}

Relation product()
{
    return relation("product", "products", "product_id");
}

Relation purchase()
{
    return relation("purchase", "orders", "order_id");
}

Column customerName()
{
    return text("customer_name", QT_TRANSLATE_NOOP("Catalogue", "Customer"))
        .of("customer", "name")
        .links("users", "user_id");
}

Column storeName()
{
    return text("store_name", QT_TRANSLATE_NOOP("Catalogue", "Store"))
        .of("store", "name")
        .links("stores", "store_id");
}

Column productName()
{
    return text("product_name", QT_TRANSLATE_NOOP("Catalogue", "Product"))
        .of("product", "name")
        .links("products", "product_id");
}

Column orderNumber()
{
    return code("order_number", QT_TRANSLATE_NOOP("Catalogue", "Order"))
        .of("purchase", "number")
        .links("orders", "order_id");
}

ColumnDraft id()
{
    return key("id", QT_TRANSLATE_NOOP("Catalogue", "ID"));
}

ColumnDraft createdAt()
{
    return timestamp("created_at", QT_TRANSLATE_NOOP("Catalogue", "Created"));
}

ColumnDraft updatedAt()
{
    return timestamp("updated_at", QT_TRANSLATE_NOOP("Catalogue", "Updated"));
}

QList<Column> archive()
{
    return {
        boolean("is_archived", QT_TRANSLATE_NOOP("Catalogue", "Archived")).unlisted(),
        timestamp("archived_at", QT_TRANSLATE_NOOP("Catalogue", "Archived at")).unlisted(),
        choice("archived_by_kind", QT_TRANSLATE_NOOP("Catalogue", "Archived by"), choices::archivers())
            .unlisted(),
    };
}

Fieldset archiveFieldset()
{
    return fieldset(QT_TRANSLATE_NOOP("Catalogue", "Archive"),
                    {"is_archived", "archived_at", "archived_by_kind"});
}

Filter byArchive()
{
    return byChoice("is_archived");
}

} // namespace meja::shared
