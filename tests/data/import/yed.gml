Creator	"yFiles"
Version	"2.18"
# sebuah catatan
graph
[
	hierarchic	1
	label	""
	directed	1
	node
	[
		id	0
		label	"Kaf&eacute; &#34;Warga&#34; &amp; Kopi"
		graphics
		[
			x	10.0
			w	30.0
			fill	"#FFCC00"
		]
		LabelGraphics
		[
			text	"Kafe"
		]
		gid	2
		anggota	12
		kontak
		[
			kota	"Cirebon"
			kota	"Kuningan"
		]
	]
	node
	[
		id	1
		label	"Karang Taruna"
	]
	node
	[
		id	2
		label	"Kelurahan"
		isGroup	1
	]
	edge
	[
		source	0
		target	1
		label	"pelatihan"
		weight	-1.5e0
	]
	edge
	[
		source	1
		target	7
	]
]
