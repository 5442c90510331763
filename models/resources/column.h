#pragma once

#include "label.h"
#include "role.h"
#include "tone.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

/// Decides how a value is read, shown, aligned and compared.
enum class ValueType {
    Text,
    LongText, ///< Shown on one line in lists, whole on detail pages.
    Code,     ///< An order number or waybill: never wrapped, often copied.
    Key,      ///< The key of a row: shown without digit groups, never summed.
    Integer,
    Decimal, ///< A number with a fraction, such as an average. Never money.
    Money,   ///< Whole rupiah.
    Grams,
    Timestamp, ///< `timestamptz`, shown in the time zone of the store.
    Boolean,
    Choice, ///< One of the codes of `Column::choices`, shown as a badge with a translated label.
    Phone,  ///< Stored as +62…
    Email,
    RecordName, ///< A table and a key, `orders 17`: shown as "Order 17", opens the record.
    Changes     ///< `{"orders": {"status": [old, new]}}`: the changes of an audit entry.
};

/// One code of a Choice column and its label.
struct Choice
{
    QString code;
    Label label;
    Tone tone = Tone::Neutral;
    QStringList aliases = {}; ///< Other spellings of the code that filters and searches accept.
};

/// One column of a resource: its label, its source in the database, and what a list may do with it.
struct Column
{
    QString name; ///< Unique within the resource, such as `customer_name`.
    Label label;
    ValueType type = ValueType::Text;
    QString field;           ///< Column of the table; empty for a computed column.
    QString relation = {};   ///< The relation whose table has `field`; empty: the resource's own table.
    QString expression = {}; ///< SQL of a computed column over the aliases (`t` and the relations' names).
    QString shownAs = {}; ///< SQL that is read instead of the field. Grants and filters still use the field.
    QString maskedField =
        {}; ///< Only for a personal column: the stored masked column that staff read instead.
    QList<Choice> choices = {};
    bool hasOtherCodes = false; ///< Codes that are not in `choices` may be stored; they are shown unchanged.
    bool sortable = false;      ///< Needs an index (field, key) of the resource's own table.
    bool listed = true;         ///< Shown in the list by default.
    QString linksTo = {};       ///< Resource that the value opens; its key is `linkField`.
    QString linkField = {};     ///< Column of the resource's own table with the related key.
    bool optional = false;      ///< May be empty; its filter offers "Empty" and "Not empty".
    bool editable = false;      ///< A form may offer it. Only programs write the other columns.
    QList<Role> roles = {Role::Staff, Role::Admin,
                         Role::Auditor}; ///< The column is invisible for other roles.

    [[nodiscard]] bool isOpenTo(Role role) const { return roles.contains(role); }
    [[nodiscard]] bool isPersonal() const { return !maskedField.isEmpty(); }
    [[nodiscard]] bool isComputed() const { return field.isEmpty(); }
    /// Whether this role reads the masked column, which it may not sort, filter, count or export.
    [[nodiscard]] bool isMaskedFor(Role role) const;
    [[nodiscard]] bool isNumeric() const;
    /// Whether the value is a text that people read, so that it is sorted in the order of people.
    [[nodiscard]] bool isText() const;
    /// The choice with this code or alias, ignoring case; null when there is none.
    [[nodiscard]] const Choice *choice(const QString &codeOrAlias) const;
};

} // namespace meja
