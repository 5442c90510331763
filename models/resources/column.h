#pragma once

#include "label.h"
#include "role.h"
#include "tone.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

/// How a value is read, shown, aligned and compared.
enum class ValueType {
    Text,
    LongText, ///< Shown on one line in lists, whole on detail pages.
    Code,     ///< An order number, a waybill: shown in one piece, copied often.
    Key,      ///< The number of a row: shown in one piece, never grouped or added up.
    Integer,
    Decimal, ///< A number with a fraction, such as an average; never an amount.
    Money,   ///< Whole rupiah.
    Grams,
    Timestamp, ///< `timestamptz`, shown in store time.
    Boolean,
    Choice, ///< One of the codes of `Column::choices`, shown as a badge with a translated word.
    Phone,  ///< Stored as +62…
    Email,
    RecordName, ///< A table and a row's key, `orders 17`: shown by the resource's word, opens the record.
    Changes     ///< `{"orders": {"status": [old, new]}}`, as the audit log keeps what was changed.
};

/// One code of a Choice column with the word people read.
struct Choice
{
    QString code;
    Label label;
    Tone tone = Tone::Neutral;
    QStringList aliases = {}; ///< Other spellings accepted wherever the code is typed.
};

/// One column of a resource: what it is called, where it comes from, what a list may do with it.
struct Column
{
    QString name; ///< Unique within the resource; `user_name` for a column of a relation.
    Label label;
    ValueType type = ValueType::Text;
    QString field;            ///< Column of the table; empty when the column is computed.
    QString relation = {};    ///< Name of the relation whose table holds `field`; empty: the resource's own.
    QString expression = {};  ///< SQL of a computed column over the aliases (`t` and the relations' names).
    QString shownAs = {};     ///< SQL that is read in the field's place; the field's rights and filters stay.
    QString maskedField = {}; ///< Set for a personal column: the stored masked column staff read instead.
    QList<Choice> choices = {};
    bool sortable = false;  ///< An index (field, key) of the resource's own table serves the order.
    bool listed = true;     ///< Shown in the list until the user chooses otherwise.
    QString linksTo = {};   ///< Resource that the value opens; its key is `linkField`.
    QString linkField = {}; ///< Column of the resource's own table that holds the related key.
    bool optional = false;  ///< May be empty: its filter offers "Empty" and "Not empty".
    bool editable = false;  ///< A form may offer it to roles that write; all else is kept by the programs.
    QList<Role> roles = {Role::Staff, Role::Admin, Role::Auditor}; ///< Others don't get to know it exists.

    [[nodiscard]] bool isOpenTo(Role role) const { return roles.contains(role); }
    [[nodiscard]] bool isPersonal() const { return !maskedField.isEmpty(); }
    [[nodiscard]] bool isComputed() const { return field.isEmpty(); }
    /// Whether this role gets the masked column: shown only, never sorted, filtered, counted or exported.
    [[nodiscard]] bool isMaskedFor(Role role) const;
    [[nodiscard]] bool isNumeric() const;
    /// The choice of that code or alias, in any case; null when there is none.
    [[nodiscard]] const Choice *choice(const QString &codeOrAlias) const;
};

} // namespace meja
