#pragma once

#include "resource.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace meja {

class Badge;
class RecordActions;

/// The heading of a record's page: kind, name and states.
class RecordHeading : public QWidget
{
    Q_OBJECT

public:
    explicit RecordHeading(const Resource &resource, QWidget *parent = nullptr);

    void setName(const QString &name);
    /// Shows the values of these Choice columns as badges, in this order, and yes-or-no columns while they
    /// are true; null values are left out.
    void setStates(const QList<std::pair<const Column *, QString>> &states);
    /// Shows a muted note at the right.
    void setNote(const QString &note);
    /// Shows a button at the left that returns to the page with this title; none if the title is empty.
    void setReturnTitle(const QString &title);
    [[nodiscard]] RecordActions &actions() { return *m_actions; }
    /// Adds a widget at the right end.
    void addAtEnd(QWidget *widget);

Q_SIGNALS:
    void backRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    const Resource &m_resource;
    QToolButton *m_back;
    QString m_returnTitle;
    QList<std::pair<const Column *, QString>> m_states;
    QLabel *m_kind;
    QLabel *m_name;
    QLabel *m_note;
    QList<Badge *> m_badges;
    QWidget *m_badgeRow;
    RecordActions *m_actions;
};

} // namespace meja
