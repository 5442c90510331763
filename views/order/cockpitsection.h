#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;

namespace meja {

class RelatedTableModel;

/// A section of the order page under a heading. It shows its model's rows, a text when there are none, or
/// the failure with a retry button. A failed section hides its content, so that old values are not
/// mistaken for current ones.
class CockpitSection : public QWidget
{
    Q_OBJECT

public:
    /// Takes ownership of `content`; the caller fills it with the model's rows.
    CockpitSection(RelatedTableModel *model, QWidget *content, QWidget *parent = nullptr);

    /// @param emptyText shown when there are no rows. Call it again when the language changes.
    void setTexts(const QString &title, const QString &emptyText);

    [[nodiscard]] const RelatedTableModel &model() const { return *m_model; }
    [[nodiscard]] QString notice() const; ///< The text shown instead of the content; empty when filled.

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
    QString m_emptyText;
    bool m_loaded = false;
};

} // namespace meja
