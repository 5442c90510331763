#pragma once

#include "resource.h"

#include <QWidget>

class QLabel;

namespace meja {

class Badge;

/// The heading of a record's page: kind, name and states.
class RecordHeading : public QWidget
{
    Q_OBJECT

public:
    explicit RecordHeading(const Resource &resource, QWidget *parent = nullptr);

    void setName(const QString &name);
    /// Shows the values of these Choice columns as badges, in this order; null values are left out.
    void setStates(const QList<std::pair<const Column *, QString>> &states);
    /// Shows a muted note at the right.
    void setNote(const QString &note);
    /// Adds a widget at the right end.
    void addAtEnd(QWidget *widget);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    const Resource &m_resource;
    QList<std::pair<const Column *, QString>> m_states;
    QLabel *m_kind;
    QLabel *m_name;
    QLabel *m_note;
    QList<Badge *> m_badges;
    QWidget *m_badgeRow;
};

} // namespace meja
