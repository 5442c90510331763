#pragma once

#include "column.h"
#include "storeclock.h"

#include <QHash>
#include <QLocale>
#include <QString>

#include <array>

namespace meja {

/// Turns values as PostgreSQL prints them into what people read, in one language and one store's time:
/// `Rp 1.250.000`, `22 Nov 2026 14.30 WIB`, `+62 812-3456-7890`. Money, times and states look alike
/// wherever they stand, because all of them come from here. Make a new one when the language changes;
/// one object belongs to one thread, since it remembers the words it has translated.
class ValueFormat
{
public:
    /// Whole: as detail pages and exports show it. Short: for a cell of a list, where the year of this
    /// year and the zone go without saying.
    enum class Form { Whole, Short };

    explicit ValueFormat(const QLocale &locale = QLocale(), const StoreClock &clock = StoreClock());

    /// The value of a cell; `–` for NULL (a null text). What can't be read is shown as it is.
    [[nodiscard]] QString text(const Column &column, const QString &value, Form form = Form::Whole) const;

    [[nodiscard]] QString money(qint64 rupiah) const;
    [[nodiscard]] QString number(qint64 count) const;
    [[nodiscard]] QString grams(qint64 weight) const;                    ///< `850 g`, `1,25 kg`.
    [[nodiscard]] QString day(QDate day, Form form = Form::Whole) const; ///< `22 Nov 2026`.
    [[nodiscard]] QString time(const StoreTime &time, Form form = Form::Whole) const;
    /// `just now`, `5 min ago`, `3 h ago`, `yesterday 14.30`, then the short form.
    [[nodiscard]] QString ago(const StoreTime &time, qint64 nowEpoch) const;
    [[nodiscard]] static QString phone(const QString &stored); ///< Masked digits keep their places.

    /// The short form leaves out the year of this day; until a day is set it shows every year.
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
    mutable QHash<const char *, QString> m_words; ///< By the address of their source text.
};

} // namespace meja
