// Draws tables of figures. An element with data-plot names the table that it shows by its id; the heads of the table's
// columns say by data-form how each is drawn, and its cells have their numbers as data-value. Without this script, or
// where a plot can't be drawn, the table stays as it is.
(() => {
  "use strict";

  const COLORS = 6;
  const SYMBOLS = ["circle", "rect", "triangle", "diamond", "roundRect", "pin"];
  const BESIDE_AXIS = 8;
  const TOP = 48;
  const ROOM_FOR_LAST_MONTH = 48;
  const SHARP = 2;
  const tiers = [];
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  const FORMATS = {
    COUNT: { maximumFractionDigits: 0 },
    AMOUNT: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
    SHARE: { style: "percent", maximumFractionDigits: 1 }
  };
  const SCALES = {
    COUNT: { notation: "compact" },
    AMOUNT: { notation: "compact" },
    SHARE: { style: "percent", maximumFractionDigits: 0 }
  };

  const written = (value, format) => (typeof value === "number" ? value.toLocaleString("en-US", format) : "–");

  function look() {
    const style = getComputedStyle(document.documentElement);
    const color = (name) => style.getPropertyValue(name).trim();
    return {
      ink: color("--ink"),
      quiet: color("--quiet"),
      line: color("--line"),
      card: color("--card"),
      series: Array.from({ length: COLORS }, (any, place) => color(`--plot-${place + 1}`)),
      font: getComputedStyle(document.body).fontFamily
    };
  }

  function read(table) {
    const rows = [...table.tBodies[0].rows];
    const labels = rows.map((row) => [...row.querySelectorAll("[data-label]")].map((cell) => cell.dataset.label));
    const heads = [...table.tHead.rows[0].cells];
    const byTier = heads.some((head) => head.dataset.field === "all");
    const columns = heads
      .map((head, place) => ({
        name: head.textContent,
        form: head.dataset.form,
        unit: head.dataset.unit,
        total: head.dataset.field === "all",
        tier: byTier,
        values: rows.map((row) => {
          const value = row.cells[place].dataset.value;
          return value ? Number(value) : null;
        })
      }))
      .filter((column) => column.form && column.form !== "NONE");
    return { labels, columns };
  }

  // A tier has the same color in each plot, whatever the order of its columns.
  function placeOf(column, position) {
    if (!column.tier || column.total) {
      return position;
    }
    if (!tiers.includes(column.name)) {
      tiers.push(column.name);
    }
    return tiers.indexOf(column.name);
  }

  function series(column, position, colors) {
    const place = placeOf(column, position);
    const apart = column.form === "LINE_APART";
    const color = column.total || apart ? colors.ink : colors.series[place % COLORS];
    const drawn = {
      name: column.name,
      type: column.form.endsWith("BAR") ? "bar" : "line",
      data: column.values,
      yAxisIndex: apart ? 1 : 0,
      color: color,
      tooltip: { valueFormatter: (value) => written(value, FORMATS[column.unit]) }
    };
    if (drawn.type === "line") {
      drawn.symbol = SYMBOLS[place % SYMBOLS.length];
      drawn.symbolSize = BESIDE_AXIS - 1;
      drawn.lineStyle = { width: 2, type: column.total ? "dashed" : "solid" };
    }
    if (column.form === "STACKED_BAR") {
      drawn.stack = "bars";
    }
    if (column.form === "STACKED") {
      drawn.stack = "all";
      drawn.areaStyle = { opacity: 0.55 };
    }
    return drawn;
  }

  function scale(column, colors, crossed) {
    return {
      type: "value",
      name: crossed ? column.name : "",
      nameTextStyle: { color: colors.quiet, align: "right" },
      axisLabel: { color: colors.quiet, formatter: (value) => written(value, SCALES[column.unit]) },
      splitLine: { show: !crossed, lineStyle: { color: colors.line } }
    };
  }

  function shared(title, colors, trigger) {
    return {
      animation: false,
      // Pages may carry no styles of their own, and tooltips in HTML would.
      tooltip: {
        trigger,
        renderMode: "richText",
        confine: true,
        backgroundColor: colors.card,
        borderColor: colors.line,
        textStyle: { color: colors.ink, fontFamily: colors.font }
      },
      aria: { enabled: true, label: { description: `Plot: ${title}. The table below it has the same figures.` } },
      backgroundColor: colors.card,
      textStyle: { fontFamily: colors.font }
    };
  }

  function heat(title, { labels, columns }) {
    const colors = look();
    const cells = columns.flatMap((column, across) =>
      column.values.map((value, down) => [across, down, value]).filter(([, , value]) => value !== null)
    );
    const axis = (data, inverse) => ({
      type: "category",
      data,
      inverse,
      axisLabel: { color: colors.quiet, hideOverlap: true },
      axisLine: { lineStyle: { color: colors.quiet } }
    });
    const rows = labels.map(([label]) => label);
    const drawn = shared(title, colors, "item");
    drawn.tooltip.formatter = ({ value: [across, down, share] }) =>
      `${rows[down]}, ${columns[across].name}: ${written(share, FORMATS[columns[across].unit])}`;
    return {
      ...drawn,
      grid: { top: TOP, left: BESIDE_AXIS, right: ROOM_FOR_LAST_MONTH, bottom: BESIDE_AXIS, containLabel: true },
      xAxis: axis(columns.map((column) => column.name), false),
      yAxis: axis(rows, true),
      visualMap: {
        min: 0,
        max: Math.max(...cells.map(([, , value]) => value)) || 1,
        dimension: 2,
        orient: "horizontal",
        left: "center",
        top: BESIDE_AXIS,
        itemHeight: 120,
        text: ["more", "fewer"],
        textStyle: { color: colors.ink },
        inRange: { color: [colors.card, colors.series[1]] },
        formatter: (value) => written(value, SCALES.SHARE)
      },
      series: [{ type: "heatmap", data: cells, itemStyle: { borderColor: colors.line, borderWidth: 1 } }]
    };
  }

  function flow(title, { labels, columns }) {
    const colors = look();
    const [column] = columns;
    const links = labels.map(([from, to], place) => ({ source: `from ${from}`, target: `to ${to}`, value: column.values[place] }));
    const names = [...new Set(links.flatMap(({ source, target }) => [source, target]))];
    const shown = (name) => name.slice(name.indexOf(" ") + 1);
    const color = (name) => colors.series[placeOf({ name: shown(name), tier: true }, 0) % COLORS];
    const drawn = shared(title, colors, "item");
    drawn.tooltip.formatter = ({ dataType, name, value, data }) =>
      dataType === "edge"
        ? `${shown(data.source)} to ${shown(data.target)}: ${written(value, FORMATS.COUNT)}`
        : `${name}: ${written(value, FORMATS.COUNT)}`;
    return {
      ...drawn,
      series: [
        {
          type: "sankey",
          top: 2 * BESIDE_AXIS,
          bottom: 2 * BESIDE_AXIS,
          left: 2 * BESIDE_AXIS,
          right: 3 * ROOM_FOR_LAST_MONTH,
          draggable: false,
          data: names.map((name) => ({ name, itemStyle: { color: color(name), borderColor: colors.line } })),
          links,
          label: { color: colors.ink, formatter: ({ name }) => shown(name) },
          lineStyle: { color: "source", opacity: 0.4 }
        }
      ]
    };
  }

  function option(title, { labels, columns }) {
    const colors = look();
    const apart = columns.find((column) => column.form === "LINE_APART");
    const onLeft = columns.find((column) => column.form !== "LINE_APART");
    const scales = [scale(onLeft, colors, false)];
    if (apart) {
      scales.push(scale(apart, colors, true));
    }
    return {
      ...shared(title, colors, "axis"),
      legend: {
        type: "scroll",
        top: 4,
        itemGap: 16,
        textStyle: { color: colors.ink },
        pageTextStyle: { color: colors.ink },
        pageIconColor: colors.ink,
        pageIconInactiveColor: colors.line
      },
      grid: { top: apart ? TOP + 2 * BESIDE_AXIS : TOP, left: BESIDE_AXIS, right: apart ? 2 * BESIDE_AXIS : ROOM_FOR_LAST_MONTH, bottom: BESIDE_AXIS, containLabel: true },
      xAxis: {
        type: "category",
        data: labels.map(([label]) => label),
        boundaryGap: columns.some((column) => column.form.endsWith("BAR")),
        axisLabel: { color: colors.quiet, hideOverlap: true },
        axisLine: { lineStyle: { color: colors.quiet } }
      },
      yAxis: scales,
      series: columns.map((column, place) => series(column, place, colors))
    };
  }

  function draw(place) {
    const table = document.getElementById(place.dataset.plot);
    const figures = read(table);
    const title = place.dataset.title;
    if (figures.columns.every((column) => column.values.every((value) => value === null))) {
      return;
    }
    place.hidden = false;
    const plot = window.echarts.init(place);
    const drawing = { HEAT: heat, FLOW: flow }[place.dataset.shape] ?? option;
    const show = () => plot.setOption(drawing(title, figures), true);
    show();
    place.dataset.drawn = "true";
    dark.addEventListener("change", show);
    new ResizeObserver(() => plot.resize()).observe(place);
    table.closest("details").open = false;
    const picture = document.querySelector(`[data-picture-of="${place.dataset.plot}"]`);
    picture.hidden = false;
    picture.addEventListener("click", () => {
      const link = document.createElement("a");
      link.href = plot.getDataURL({ type: "png", pixelRatio: SHARP, excludeComponents: ["toolbox"] });
      link.download = `${place.dataset.file}.png`;
      link.click();
    });
  }

  if (window.echarts) {
    document.querySelectorAll("[data-plot]").forEach(draw);
  }
})();
