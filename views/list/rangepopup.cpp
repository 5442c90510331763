#include "rangepopup.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <array>
#include <cmath>

namespace meja {

namespace {

constexpr int kWidth = 200;

qint64 unitOf(const QString &word)
{
    static const QHash<QString, qint64> units{
        {QString(), 1},
        {QStringLiteral("rb"), 1000},
        {QStringLiteral("ribu"), 1000},
        {QStringLiteral("k"), 1000},
        {QStringLiteral("jt"), 1000000},
        {QStringLiteral("juta"), 1000000},
        {QStringLiteral("m"), 1000000000},
        {QStringLiteral("miliar"), 1000000000},
    };
    return units.value(word, 0);
}

/// Digits with an optional fraction times a unit, without ever touching floating point.
std::optional<qint64> scaled(const QString &whole, const QString &fraction, qint64 unit)
{
    qint64 divisor = 1;
    for (qsizetype i = 0; i < fraction.size(); ++i)
        divisor *= 10;
    const qint64 parts = fraction.isEmpty() ? 0 : fraction.toLongLong() * unit;
    if (unit == 0 || parts % divisor != 0)
        return std::nullopt;
    qint64 amount = 0;
    const bool tooMuch = __builtin_mul_overflow(whole.toLongLong(), unit, &amount) ||
                         __builtin_add_overflow(amount, parts / divisor, &amount);
    return tooMuch ? std::nullopt : std::optional(amount);
}

} // namespace

RangePopup::RangePopup(const FilterContext &filter, QWidget *parent) : FilterPopup(filter, parent)
{
    const auto set = current();
    m_from = addEnd(tr("From"), set ? set->from : QString());
    m_to = addEnd(tr("To"), set ? set->to : QString());
    auto *apply = new QPushButton(tr("Apply"), this);
    apply->setDefault(true);
    column().addWidget(apply);
    connect(apply, &QPushButton::clicked, this, [this] {
        tell();
        close();
    });
    setFocusProxy(m_from);
}

QLineEdit *RangePopup::addEnd(const QString &label, const QString &value)
{
    auto *edit = new QLineEdit(value, this);
    edit->setMinimumWidth(kWidth);
    edit->setPlaceholderText(label);
    edit->setAccessibleName(label);
    column().addWidget(edit);
    connect(edit, &QLineEdit::returnPressed, this, &RangePopup::tell);
    return edit;
}

std::optional<qint64> RangePopup::amountOf(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(
        "^(?:rp)?\\s*([0-9]{1,3}(?:\\.[0-9]{3})+|[0-9]{1,15})(?:,([0-9]{1,6}))?\\s*([a-z]*)$"));
    const auto match = form.match(text.trimmed().toLower());
    if (!match.hasMatch())
        return std::nullopt;
    const QString whole = match.captured(1).remove(QLatin1Char('.'));
    return scaled(whole, match.captured(2), unitOf(match.captured(3)));
}

void RangePopup::tell()
{
    Condition condition{context().column.name, Condition::Kind::Between, {}, {}, {}};
    const std::array ends{std::pair{m_from, &condition.from}, std::pair{m_to, &condition.to}};
    for (const auto &[edit, end] : ends) {
        const auto amount = amountOf(edit->text());
        if (!amount && !edit->text().trimmed().isEmpty())
            return edit->selectAll();
        *end = amount ? QString::number(*amount) : QString();
    }
    if (condition.from.isEmpty() && condition.to.isEmpty())
        Q_EMIT changed(std::nullopt);
    else
        Q_EMIT changed(condition);
}

} // namespace meja
