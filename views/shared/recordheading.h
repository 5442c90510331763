#pragma once

#include "resource.h"

#include <QWidget>

class QLabel;

namespace meja {

class Badge;

/// The top of a record's page: what it is, what names it, and the states it is in.
class RecordHeading : public QWidget
{
    Q_OBJECT

public:
    explicit RecordHeading(const Resource &resource, QWidget *parent = nullptr);

    void setName(const QString &name);
    /// The values of these Choice columns as badges, in order; null ones are left out.
    void setStates(const QList<std::pair<const Column *, QString>> &states);
    /// A quiet sentence at the right.
    void setNote(const QString &note);

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
