#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;

namespace meja {

class RelatedTableModel;

/// One part of the cockpit under its heading: what its model's rows say, that there are none, or why
/// they couldn't be read and a button that asks again. A part that failed shows no content that could
/// be taken for an answer.
class CockpitPart : public QWidget
{
    Q_OBJECT

public:
    /// `content` becomes a child; whoever made it fills it with the model's rows.
    CockpitPart(RelatedTableModel *model, QWidget *content, QWidget *parent = nullptr);

    /// `nothing` is said when there are no rows. Call it again when the language changes.
    void setWords(const QString &title, const QString &nothing);

    [[nodiscard]] const RelatedTableModel &model() const { return *m_model; }
    [[nodiscard]] QString notice() const; ///< What is said in place of the content; empty when filled.

private:
    void showState();
    void showHeading();
    void retry();

    RelatedTableModel *m_model;
    QWidget *m_content;
    QLabel *m_heading;
    QLabel *m_notice;
    QPushButton *m_retry;
    QString m_title;
    QString m_nothing;
    bool m_answered = false;
};

} // namespace meja
