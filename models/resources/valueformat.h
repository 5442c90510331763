#pragma once

#include "column.h"
#include "storeclock.h"

#include <QHash>
#include <QLocale>
#include <QString>

#include <array>

namespace meja {

/// Formats values as PostgreSQL prints them for one language and one store's time zone: `Rp 1.250.000`,
/// `22 Nov 2026 14.30 WIB`, `+62 812-3456-7890`. All lists, pages and exports use it. Create a new object
/// when the language changes. Not thread-safe, because it caches translated labels.
class ValueFormat
{
public:
    /// Whole: for detail pages and exports. Short: for a cell of a list, without the time zone and the
    /// current year.
    enum class Form { Whole, Short };

    explicit ValueFormat(const QLocale &locale = QLocale(), const StoreClock &clock = StoreClock());

    /// The text of NULL: `–`.
    [[nodiscard]] static QString missing();
    /// The text of a value; `missing()` for NULL (a null text). A value that cannot be read is returned
    /// unchanged.
    [[nodiscard]] QString text(const Column &column, const QString &value, Form form = Form::Whole) const;

    [[nodiscard]] QString money(qint64 rupiah) const;
    [[nodiscard]] QString number(qint64 count) const;
    [[nodiscard]] QString grams(qint64 weight) const;                    ///< `850 g`, `1,25 kg`, `1250 kg`.
    [[nodiscard]] QString day(QDate day, Form form = Form::Whole) const; ///< `22 Nov 2026`.
    [[nodiscard]] QString time(const StoreTime &time, Form form = Form::Whole) const;
    /// `just now`, `5 min ago`, `3 h ago`, `yesterday 14.30`, then the short form.
    [[nodiscard]] QString ago(const StoreTime &time, qint64 nowEpoch) const;
    [[nodiscard]] static QString phone(const QString &stored); ///< Masked digits stay where they are.

    /// The short form omits the year of this day. By default it shows every year.
    void setToday(QDate day) { m_today = day; }
    [[nodiscard]] const StoreClock &clock() const { return m_clock; }

private:
    [[nodiscard]] QString grouped(QStringView digits) const;
    [[nodiscard]] QString decimal(const QString &value) const;
    [[nodiscard]] QString timestamp(const QString &value, Form form) const;
    [[nodiscard]] QString choice(const Column &column, const QString &value) const;
    [[nodiscard]] QString word(const Label &label) const;
    void appendClock(QString &text, const StoreTime &time) const;

    StoreClock m_clock;
    QString m_groupSeparator;
    QString m_decimalPoint;
    QChar m_timeSeparator;
    std::array<QString, 12> m_months;
    QDate m_today;
    mutable QHash<const char *, QString> m_words; ///< Translated labels by the address of their source text.
};

} // namespace meja
