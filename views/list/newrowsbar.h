#pragma once

#include <QAbstractButton>

namespace meja {

struct Resource;

/// The button above a list that says how many new rows are not shown. A click, or Shift+F5 in the list, shows
/// them. Hidden when there are none.
class NewRowsBar : public QAbstractButton
{
    Q_OBJECT

public:
    explicit NewRowsBar(const Resource &resource, QWidget *parent = nullptr);

    /// @param rows the number of new rows; at `limit` there may be more.
    /// @param hasOtherChanges rows changed of which it is not known whether they are new.
    void showRows(int rows, int limit, bool hasOtherChanges);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] QString rowsText() const;

    const Resource &m_resource;
    int m_rows = 0;
    int m_limit = 0;
    bool m_hasOtherChanges = false;
};

} // namespace meja
