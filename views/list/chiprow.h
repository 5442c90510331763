#pragma once

#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace meja {

/// The active filters of a list as chips, which the user removes one by one or all at once. Hidden
/// without filters.
class ChipRow : public QWidget
{
    Q_OBJECT

public:
    struct Chip
    {
        QString id; ///< Passed to `removed`.
        QString text;

        friend bool operator==(const Chip &, const Chip &) = default;
    };

    explicit ChipRow(QWidget *parent);

    void setChips(const QList<Chip> &chips);
    [[nodiscard]] const QList<Chip> &chips() const { return m_chips; }

Q_SIGNALS:
    void removed(const QString &id);
    void cleared();

private:
    void addChip(const Chip &chip);
    void addClear();

    QHBoxLayout *m_row;
    QList<Chip> m_chips;
};

} // namespace meja
