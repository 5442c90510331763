#pragma once

#include <QWidget>

class QLabel;

namespace meja {

/// A field with its name above, and a hint or what is wrong with its value below.
class LabelledField : public QWidget
{
    Q_OBJECT

public:
    /// Takes over `field`.
    explicit LabelledField(QWidget *field, QWidget *parent = nullptr);

    void setName(const QString &name);
    /// Shows what is wrong; an empty text removes it. An error replaces the hint.
    void setError(const QString &error);
    void setHint(const QString &hint);
    [[nodiscard]] const QString &error() const { return m_error; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void showNote();

    QWidget *m_field;
    QLabel *m_name;
    QLabel *m_note;
    QString m_error;
    QString m_hint;
};

} // namespace meja
